#include "server/files/file_reply.h"

#include <doctest/doctest.h>

#include "core/files/memory_files.h"
#include "core/release/digest.h"
#include "server/connection/http_date.h"

using muster::PublishedFiles;
using muster::Reply;
using muster::RequestHead;

namespace {

/// A file of ten digits, and the replies to requests for it.
struct Fixture {
  Fixture() {
    REQUIRE(files.make_directories("r/public"));
    add("digits.txt", "0123456789");
    add("digits.txt.gz", "zipped");
    add("empty.txt", "");
    published =
        std::make_shared<PublishedFiles>(*PublishedFiles::load(files, "r", manifest, nullptr, muster::Verify::kSizes));
    etag = published->find("/digits.txt")->plain.etag;
    date = muster::format_http_date(published->find("/digits.txt")->modified);
  }
  void add(const std::string& name, const std::string& bytes) {
    REQUIRE(files.write("r/public/" + name, bytes));
    manifest.files["public/" + name] = {muster::sha256_hex(bytes), bytes.size()};
  }
  /// `fields`: lines of the request's head.
  Reply ask(const std::string& fields, const std::string& path = "/digits.txt", const std::string& method = "GET") {
    const std::string bytes = method + " " + path + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
    text = bytes;
    REQUIRE(muster::parse_request_head(text, {}, head) == muster::HeadFault::kNone);
    const Reply reply = muster::file_reply(*published->find(path), head, "Common: yes\r\n", published);
    fields_sent.clear();
    for (const std::string_view piece : reply.head) fields_sent += piece;
    return reply;
  }
  bool says(std::string_view line) const { return fields_sent.find(line) != std::string::npos; }

  muster::MemoryFiles files;
  muster::Manifest manifest;
  std::shared_ptr<PublishedFiles> published;
  std::string etag;
  std::string date;
  std::string text;
  RequestHead head;
  std::string fields_sent;
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "a plain request gets the whole file with its validators") {
  const Reply reply = ask("");
  CHECK(reply.status == 200);
  CHECK(reply.body == "0123456789");
  CHECK(says("HTTP/1.1 200 OK\r\n"));
  CHECK(says("Content-Length: 10\r\n"));
  CHECK(says("ETag: " + etag + "\r\n"));
  CHECK(says("Last-Modified: " + date + "\r\n"));
  CHECK(says("Accept-Ranges: bytes\r\n"));
  CHECK(says("Common: yes\r\n"));
}

TEST_CASE_FIXTURE(Fixture, "conditions are weighed in the order of RFC 9110, 13.2.2") {
  const std::vector<std::pair<int, std::string>> rows{
      {304, "If-None-Match: " + etag + "\r\n"},
      {304, "If-None-Match: W/" + etag + "\r\n"},
      {304, "If-None-Match: \"a\", " + etag + "\r\n"},
      {304, "If-None-Match: *\r\n"},
      {200, "If-None-Match: \"a\"\r\n"},
      {304, "If-Modified-Since: " + date + "\r\n"},
      {200, "If-Modified-Since: nonsense\r\n"},
      {200, "If-None-Match: \"a\"\r\nIf-Modified-Since: " + date + "\r\n"},
      {200, "If-Match: " + etag + "\r\n"},
      {200, "If-Match: *\r\n"},
      {412, "If-Match: \"a\"\r\n"},
      {412, "If-Match: W/" + etag + "\r\n"},
      {412, "If-Match: \"a\"\r\nIf-None-Match: " + etag + "\r\n"},
      {200, "If-Unmodified-Since: " + date + "\r\n"},
      {206, "If-Match: " + etag + "\r\nRange: bytes=0-1\r\n"},
      {304, "If-None-Match: " + etag + "\r\nRange: bytes=0-1\r\n"},
  };
  for (const auto& [status, fields] : rows) {
    CAPTURE(fields);
    CHECK(ask(fields).status == status);
  }
}

TEST_CASE_FIXTURE(Fixture, "a 304 repeats the validators and has no body") {
  const Reply reply = ask("If-None-Match: " + etag + "\r\n");
  CHECK(reply.body.empty());
  CHECK(says("HTTP/1.1 304 Not Modified\r\n"));
  CHECK(says("ETag: " + etag));
  CHECK(says("Vary: Accept-Encoding"));
  CHECK_FALSE(says("Content-Length"));
}

TEST_CASE_FIXTURE(Fixture, "one range is answered, several and nonsense get the whole") {
  struct Row {
    std::string range;
    int status;
    std::string body;
  };
  const std::vector<Row> rows{
      {"bytes=0-0", 206, "0"},
      {"bytes=2-4", 206, "234"},
      {"bytes=7-", 206, "789"},
      {"bytes=-3", 206, "789"},
      {"bytes=0-99", 206, "0123456789"},
      {"bytes=-99", 206, "0123456789"},
      {"BYTES=1-1", 206, "1"},
      {"bytes=9-9", 206, "9"},
      {"bytes=10-", 416, ""},
      {"bytes=10-20", 416, ""},
      {"bytes=-0", 416, ""},
      {"bytes=4-2", 200, "0123456789"},
      {"bytes=0-1,3-4", 200, "0123456789"},
      {"bytes=-", 200, "0123456789"},
      {"bytes=a-b", 200, "0123456789"},
      {"lines=0-1", 200, "0123456789"},
      {"bytes=0-1x", 200, "0123456789"},
      {"bytes 0-1", 200, "0123456789"},
      {"bytes=--1", 200, "0123456789"},
      {"bytes=99999999999999999999-", 200, "0123456789"},
      {"bytes=+1-2", 200, "0123456789"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.range);
    const Reply reply = ask("Range: " + row.range + "\r\n");
    CHECK(reply.status == row.status);
    CHECK(reply.body == row.body);
    CHECK(says("Content-Length: " + std::to_string(row.body.size()) + "\r\n"));
  }
  ask("Range: bytes=2-4\r\n");
  CHECK(says("Content-Range: bytes 2-4/10\r\n"));
  ask("Range: bytes=10-\r\n");
  CHECK(says("Content-Range: bytes */10\r\n"));
}

TEST_CASE_FIXTURE(Fixture, "a range holds only while the file is the one it was asked of") {
  CHECK(ask("Range: bytes=0-1\r\nIf-Range: " + etag + "\r\n").status == 206);
  CHECK(ask("Range: bytes=0-1\r\nIf-Range: \"a\"\r\n").status == 200);
  CHECK(ask("Range: bytes=0-1\r\nIf-Range: W/" + etag + "\r\n").status == 200);
  CHECK(ask("Range: bytes=0-1\r\nIf-Range: " + date + "\r\n").status == 206);
  CHECK(ask("Range: bytes=0-1\r\nIf-Range: Sun, 06 Nov 1994 08:49:37 GMT\r\n").status == 200);
}

TEST_CASE_FIXTURE(Fixture, "a range is of the coding that was chosen, and says so") {
  const Reply reply = ask("Accept-Encoding: gzip\r\nRange: bytes=0-2\r\n");
  CHECK(reply.status == 206);
  CHECK(reply.body == "zip");
  CHECK(says("Content-Encoding: gzip\r\n"));
}

TEST_CASE_FIXTURE(Fixture, "HEAD has no ranges, and an empty file has none to give") {
  CHECK(ask("Range: bytes=0-1\r\n", "/digits.txt", "HEAD").status == 200);
  CHECK(ask("Range: bytes=0-\r\n", "/empty.txt").status == 416);
  CHECK(ask("", "/empty.txt").body.empty());
}
