#include "server/files/content_coding.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <string>

using muster::Coding;

TEST_CASE("the best coding that the client takes is chosen") {
  const auto best = [](std::string_view field) { return muster::accepted_codings(field).best(); };
  CHECK(best("") == Coding::kIdentity);
  CHECK(best("br") == Coding::kBrotli);
  CHECK(best("gzip, deflate, br, zstd") == Coding::kBrotli);
  CHECK(best("gzip, deflate") == Coding::kGzip);
  CHECK(best("GZIP") == Coding::kGzip);
  CHECK(best("x-gzip") == Coding::kGzip);
  CHECK(best("br;q=0, gzip") == Coding::kGzip);
  CHECK(best("br;q=0.000, gzip;q=0") == Coding::kIdentity);
  CHECK(best("br;q=0.5, gzip;q=1.0") == Coding::kGzip);
  CHECK(best("br;q=0.1, gzip;q=0.12") == Coding::kGzip);
  CHECK(best("br;q=0.5, gzip;q=0.5") == Coding::kBrotli);
  CHECK(best("identity, gzip;q=0.5") == Coding::kIdentity);
  CHECK(best("identity;q=0.5, gzip, br;q=0.2") == Coding::kGzip);
  CHECK(best("*") == Coding::kBrotli);
  CHECK(best("*;q=0") == Coding::kIdentity);
  CHECK(best("br;q=0, *") == Coding::kGzip);
  CHECK(best("identity") == Coding::kIdentity);
  CHECK(best("brotli, gzipped") == Coding::kIdentity);
  CHECK(best(",,gzip,,") == Coding::kGzip);
}

TEST_CASE("text comes back from gzip as it was") {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "line " + std::to_string(i) + "\n";
  const std::string zipped = muster::compress(text, Coding::kGzip);
  REQUIRE_FALSE(zipped.empty());
  CHECK(zipped.size() < text.size() / 2);
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string out(text.size() + 1, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zipped.data()));
  stream.avail_in = static_cast<uInt>(zipped.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  CHECK(out == text);
}

TEST_CASE("what does not get smaller stays as it is") {
  CHECK(muster::compress("abc", Coding::kGzip).empty());
  CHECK(muster::compress("abcabc", Coding::kIdentity).empty());
}
