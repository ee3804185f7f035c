#include "generator/write/compressor.h"

#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <zlib.h>

#include <random>

namespace {

std::string from_brotli(const std::string& bytes, std::size_t size) {
  std::string out(size, '\0');
  const auto done = BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                            reinterpret_cast<std::uint8_t*>(out.data()));
  CHECK(done == BROTLI_DECODER_RESULT_SUCCESS);
  return out;
}

std::string from_gzip(const std::string& bytes, std::size_t size) {
  std::string out(size, '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string in = bytes;
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  inflateEnd(&stream);
  return out;
}

std::string page_of(std::size_t size) {
  std::string text;
  for (std::size_t number = 0; text.size() < size; ++number)
    text += "<p>Paragraph " + std::to_string(number * number) + " of the page.</p>\n";
  return text.substr(0, size);
}

}  // namespace

TEST_CASE("what is compressed comes out again as it was") {
  for (const std::size_t size : {200U, 5000U, 300000U, 5000000U}) {
    const std::string text = page_of(size);
    INFO(size);
    for (const auto effort : {muster::CompressionEffort::kQuick, muster::CompressionEffort::kThorough}) {
      const std::string brotli = muster::compress_brotli(text, effort);
      CHECK(brotli.size() < text.size());
      CHECK(from_brotli(brotli, size) == text);
      CHECK(brotli == muster::compress_brotli(text, effort));
    }
    const std::string gzip = muster::compress_gzip(text);
    CHECK(gzip.size() < text.size());
    CHECK(from_gzip(gzip, size) == text);
    CHECK(gzip == muster::compress_gzip(text));
  }
}

TEST_CASE("what would not shrink has no compressed twin") {
  std::mt19937 random(1);
  std::string noise(4096, '\0');
  for (char& byte : noise) byte = static_cast<char>(random());
  for (const std::string& bytes : {std::string(), std::string("a"), noise}) {
    CHECK(muster::compress_brotli(bytes, muster::CompressionEffort::kThorough).empty());
    CHECK(muster::compress_gzip(bytes).empty());
  }
}

TEST_CASE("text is compressed, pictures are not") {
  for (const char* path : {"public/index.html", "a.css", "a.svg", "feed.xml", "robots.txt"})
    CHECK(muster::is_compressible(path));
  for (const char* path : {"a.png", "a.jpg", "a.pdf", "a.woff2", "html"}) CHECK_FALSE(muster::is_compressible(path));
}
