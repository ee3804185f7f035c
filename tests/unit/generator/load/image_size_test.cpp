#include "generator/load/image_size.h"

#include <doctest/doctest.h>

#include <string>

using namespace std::string_literals;

namespace {

std::string size_of(const std::string& bytes) {
  const auto size = muster::read_image_size(bytes);
  return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "none";
}

const std::string kPng = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\1\x2C\0\0\0\xC8"s;
const std::string kJpeg =
    "\xFF\xD8\xFF\xE0\0\x04\0\0\xFF\xC4\0\x03\0\xFF\xFF\xC2\0\x11\x08\x02\x58\x03\x20\x03\x01\x11\0\x02"s;

}  // namespace

TEST_CASE("the size of an image is read from its head") {
  CHECK(size_of(kPng) == "300x200");
  CHECK(size_of("GIF89a\x40\x01\xF0\0"s) == "320x240");
  CHECK(size_of(kJpeg) == "800x600");
  CHECK(size_of("RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x3F\x01\0\xEF\0\0"s) == "320x240");
  CHECK(size_of("RIFF\0\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x40\x01\xF0\0"s) == "320x240");
  CHECK(size_of("RIFF\0\0\0\0WEBPVP8L\x0A\0\0\0\x2F\x3F\xC1\x3B\0\0\0\0\0\0"s) == "320x240");
}

TEST_CASE("an SVG states its size in pixels, or by its viewBox") {
  CHECK(size_of("<?xml version=\"1.0\"?>\n<svg xmlns=\"x\" width=\"40px\" height='20.4'>") == "40x20");
  CHECK(size_of("<svg stroke-width=\"2\" viewBox=\"0 0 640 480\">") == "640x480");
  CHECK(size_of("<svg width=\"100%\" height=\"100%\" viewBox=\"0, 0, 64, 48\">") == "64x48");
  CHECK(size_of("<svg width=\"5em\" height=\"5em\">") == "none");
  CHECK(size_of("<p>not a picture</p>") == "none");
}

TEST_CASE("an image that is cut short has no size, and does no harm") {
  for (const std::string& whole : {kPng, kJpeg})
    for (std::size_t length = 0; length + 8 < whole.size(); ++length) CHECK(size_of(whole.substr(0, length)) == "none");
  CHECK(size_of("RIFF\0\0\0\0WEBPVP8X"s) == "none");
  CHECK(size_of("\xFF\xD8\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s) == "none");
}
