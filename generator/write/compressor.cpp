// zlib and brotli with fixed settings, so that the same bytes give the same bytes.
#include "generator/write/compressor.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>

namespace muster {

namespace {

constexpr int kQuickQuality = 9;
constexpr int kThoroughQuality = 11;
// A window no larger than the text: with a larger one, most of the time goes into clearing memory.
constexpr int kSmallestWindow = 16;
constexpr int kLargestWindow = 22;
constexpr int kGzipLevel = 9;
constexpr int kGzipWindow = 15 + 16;  // The largest window, with a gzip header.

int window_for(std::size_t size) {
  int window = kSmallestWindow;
  while (window < kLargestWindow && (std::size_t{1} << static_cast<unsigned>(window)) - 16 < size) ++window;
  return window;
}

}  // namespace

bool is_compressible(std::string_view path) {
  constexpr std::array<std::string_view, 12> kEndings{".html", ".css", ".js",  ".json", ".xml", ".txt",
                                                      ".svg",  ".csv", ".ico", ".md",   ".map", ".webmanifest"};
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return path.ends_with(ending); });
}

std::string compress_brotli(std::string_view bytes, CompressionEffort effort) {
  const int quality = effort == CompressionEffort::kThorough ? kThoroughQuality : kQuickQuality;
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  std::size_t size = out.size();
  const BROTLI_BOOL done = BrotliEncoderCompress(quality, window_for(bytes.size()), BROTLI_MODE_TEXT, bytes.size(),
                                                 reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                                 reinterpret_cast<std::uint8_t*>(out.data()));
  if (done == BROTLI_FALSE || size >= bytes.size()) return {};
  out.resize(size);
  return out;
}

std::string compress_gzip(std::string_view bytes) {
  z_stream stream{};
  if (deflateInit2(&stream, kGzipLevel, Z_DEFLATED, kGzipWindow, 9, Z_DEFAULT_STRATEGY) != Z_OK) return {};
  std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int done = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return done == Z_STREAM_END && out.size() < bytes.size() ? out : std::string();
}

}  // namespace muster
