// Accept-Encoding, zlib and brotli.
#include "server/files/content_coding.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <optional>

#include "server/connection/character_class.h"

namespace muster {

namespace {

constexpr int kGzipLevel = 1;
constexpr int kGzipWindow = 15 + 16;  // The 16 asks for a gzip wrapper.
constexpr int kBrotliQuality = 2;
constexpr int kBrotliWindow = 18;

constexpr int kFullWeight = 1000;

/// The weight among the parameters of a coding, in thousandths: "q=0.5" is 500. Full where none is stated or
/// understood.
int weight_of(std::string_view parameters) {
  const std::size_t at = parameters.find_first_of("qQ");
  if (at == std::string_view::npos || at + 1 >= parameters.size() || parameters[at + 1] != '=') return kFullWeight;
  const std::string_view digits = trim_white_space(parameters.substr(at + 2));
  if (digits.empty() || digits[0] != '0' || digits.find_first_not_of("0123456789.") != std::string_view::npos)
    return kFullWeight;
  int weight = 0;
  int unit = kFullWeight / 10;
  for (std::size_t i = 2; i < digits.size() && digits[i] != '.'; ++i, unit /= 10) weight += (digits[i] - '0') * unit;
  return weight;
}

std::string compress_gzip(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, text.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
  out.resize(done ? stream.total_out : 0);
  deflateEnd(&stream);
  return out;
}

std::string compress_brotli(std::string_view text) {
  std::size_t size = BrotliEncoderMaxCompressedSize(text.size());
  std::string out(size, '\0');
  const bool done = BrotliEncoderCompress(kBrotliQuality, kBrotliWindow, BROTLI_MODE_TEXT, text.size(),
                                          reinterpret_cast<const std::uint8_t*>(text.data()), &size,
                                          reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  out.resize(done ? size : 0);
  return out;
}

}  // namespace

AcceptedCodings accepted_codings(std::string_view accept_encoding) {
  std::optional<int> brotli;
  std::optional<int> gzip;
  int identity = 0;
  int others = 0;
  while (!accept_encoding.empty()) {
    const std::size_t comma = accept_encoding.find(',');
    const std::string_view item = accept_encoding.substr(0, comma);
    accept_encoding.remove_prefix(comma == std::string_view::npos ? accept_encoding.size() : comma + 1);
    const std::size_t semicolon = item.find(';');
    const std::string_view name = trim_white_space(item.substr(0, semicolon));
    const int weight = semicolon == std::string_view::npos ? kFullWeight : weight_of(item.substr(semicolon + 1));
    if (equal_ignoring_case(name, "br")) brotli = weight;
    if (equal_ignoring_case(name, "gzip") || equal_ignoring_case(name, "x-gzip")) gzip = weight;
    if (equal_ignoring_case(name, "identity")) identity = weight;
    if (name == "*") others = weight;
  }
  const int brotli_weight = brotli.value_or(others);
  const int gzip_weight = gzip.value_or(others);
  return {.brotli = brotli_weight > 0 && brotli_weight >= identity,
          .gzip = gzip_weight > 0 && gzip_weight >= identity,
          .gzip_first = gzip_weight > brotli_weight};
}

std::string_view coding_name(Coding coding) {
  return coding == Coding::kBrotli ? "br" : coding == Coding::kGzip ? "gzip" : "";
}

std::string compress(std::string_view text, Coding coding) {
  if (coding == Coding::kIdentity) return {};
  std::string out = coding == Coding::kBrotli ? compress_brotli(text) : compress_gzip(text);
  if (out.size() >= text.size()) out.clear();
  return out;
}

}  // namespace muster
