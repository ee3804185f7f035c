#include "generator/load/read_members.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "core/diagnostics/diagnostic_printer.h"
#include "core/roster/roster_index_writer.h"

namespace {

const std::vector<muster::Designation> kKnown{{"C.E.T.", "Certified Example Technologist", "/designations/c-e-t/"},
                                              {"R.E.T.", "Registered Example Technologist", "/designations/r-e-t/"}};

struct Reading {
  muster::RosterData data;
  std::vector<muster::Diagnostic> problems;
  muster::MemberCounts counts;

  explicit Reading(const std::string& json) {
    std::istringstream stream(json);
    data = muster::read_members(stream, "members.json", kKnown, problems, counts);
  }

  // "code line:column message" a finding.
  std::string findings() const {
    std::string out;
    for (const muster::Diagnostic& problem : problems)
      out += problem.code + " " + std::to_string(problem.position.line) + ":" +
             std::to_string(problem.position.column) + " " + problem.message + "\n";
    return out;
  }
};

std::string record(const std::string& fields) { return "[{" + fields + "}]"; }

const std::string kGood =
    R"("id": "A1", "given_name": "Joan", "family_name": "Example", "designation": "C.E.T.", "city": "Red Deer", "status": "active")";

}  // namespace

TEST_CASE("a member is read with the published fields and those that help to find them") {
  const Reading reading(R"({"as_of": "2026-11-01", "members": [
    {"id": "A012345", "given_name": "Zoë", "middle_names": "Anne  Marie", "family_name": " O'Brien-Smith ",
     "preferred_name": "Zo", "former_names": ["Zoë Tremblay"], "designation": ["C.E.T.", "R.E.T."], "city": "Red Deer",
     "status": "active", "opt_out": false, "email": "secret@example.org", "born": {"year": 1980, "id": "A012345"}}]})");
  CHECK(reading.findings() == "");
  REQUIRE(reading.data.members.size() == 1);
  const muster::RosterMember member = reading.data.members[0];
  CHECK(reading.data.as_of == "2026-11-01");
  CHECK(member.given_name == "Zoë");
  CHECK(member.middle_names == "Anne Marie");
  CHECK(member.family_name == "O'Brien-Smith");
  CHECK(member.preferred_name == "Zo");
  CHECK(member.former_names == std::vector<std::string>{"Zoë Tremblay"});
  CHECK(member.designations == std::vector<std::string>{"C.E.T.", "R.E.T."});
  CHECK(member.city == "Red Deer");
}

TEST_CASE("only active members who did not opt out are kept, the others are counted") {
  const Reading reading(
      R"([{"id": "1", "given_name": "A", "status": "active"}, {"id": "2", "given_name": "B", "status": "active", "opt_out": true},
    {"id": "3", "given_name": "C", "status": "retired"}, {"id": "4", "given_name": "D", "status": "training"}, {"id": "5", "given_name": "E", "status": "lapsed"},
    {"id": "6", "given_name": "F", "status": "suspended"}, {"status": "active", "opt_out": true, "given_name": "G", "opt_out": false}])");
  CHECK(reading.findings() == "");
  CHECK(reading.data.members.size() == 1);
  const muster::MemberCounts& counts = reading.counts;
  CHECK(counts.read == 7);
  CHECK(counts.published == 1);
  CHECK(counts.opted_out == 2);
  CHECK(counts.retired + counts.training + counts.lapsed + counts.suspended == 4);
}

TEST_CASE("former members past the retention are counted by the file's own date") {
  const Reading reading(R"({"as_of": "2026-11-01", "members": [
    {"given_name": "A", "status": "retired", "status_since": "2019-10-31"}, {"given_name": "B", "status": "lapsed", "status_since": "2019-11-02"},
    {"given_name": "C", "status": "active", "status_since": "2001-01-01"}, {"given_name": "D", "status": "retired", "status_since": 5}]})");
  CHECK(reading.findings() == "");
  CHECK(reading.counts.past_retention == 1);
  CHECK(reading.counts.undated == 1);
  CHECK(Reading(R"([{"given_name": "A", "status": "retired", "status_since": "2019-10-31"}])").counts.undated == 1);
}

TEST_CASE("every mistake in a record is told, with its number, id, byte and place") {
  const Reading reading("[\n  {" + kGood +
                        "},\n  {\"id\": \"A2\", \"given_name\": 5, \"family_name\": \"Example\",\n   \"designation\": "
                        "\"C.E.P.\", \"status\": \"activ\", \"opt_out\": \"no\"}\n]");
  CHECK(reading.findings() ==
        "members/wrong-type 3:30 record 2 (id \"A2\", byte 160): \"given_name\" is a number\n"
        "members/unknown-designation 4:19 record 2 (id \"A2\", byte 207): no page explains the designation \"C.E.P.\"\n"
        "members/unknown-status 4:39 record 2 (id \"A2\", byte 227): unknown status \"activ\"\n"
        "members/wrong-type 4:59 record 2 (id \"A2\", byte 247): \"opt_out\" is text\n");
  CHECK(reading.problems[1].help == "did you mean \"C.E.T.\"?");
  CHECK(reading.problems[2].help == "did you mean \"active\"?");
  CHECK(reading.data.members.size() == 1);
}

TEST_CASE("each field takes its own type only") {
  const std::string good = kGood;
  const std::pair<const char*, const char*> cases[] = {{R"("id": 7)", "\"id\" is a number"},
                                                       {R"("id": null)", "\"id\" is null"},
                                                       {R"("family_name": ["x"])", "\"family_name\" is a list"},
                                                       {R"("city": {"name": "x"})", "\"city\" is an object"},
                                                       {R"("designation": [5])", "\"designation\" is a number"},
                                                       {R"("former_names": "x")", "\"former_names\" is text"},
                                                       {R"("status": true)", "\"status\" is true or false"},
                                                       {R"("opt_out": 0)", "\"opt_out\" is a number"},
                                                       {R"("opt_out": null)", "\"opt_out\" is null"},
                                                       {R"("preferred_name": 1.5)", "\"preferred_name\" is a number"}};
  for (const auto& [field, message] : cases) {
    CAPTURE(field);
    const Reading reading(record(good + ", " + field));
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems[0].code == "members/wrong-type");
    CHECK(reading.problems[0].message.ends_with(message));
    CHECK(reading.data.members.empty());
  }
  CHECK(Reading(record(good + R"(, "middle_names": null, "city": null, "other": [[{}], 5])")).findings() == "");
}

TEST_CASE("a status and a name must be there") {
  CHECK(Reading(record(R"("id": "A1", "given_name": "Joan")")).findings() ==
        "members/missing-status 1:2 record 1 (id \"A1\", byte 1): \"status\" is missing\n");
  CHECK(Reading(record(R"("id": "A1", "status": "active", "given_name": " - ")")).findings() ==
        "members/missing-name 1:2 record 1 (id \"A1\", byte 1): there is neither a given nor a family name\n");
  CHECK(Reading(record(R"("status": "active", "family_name": "Example")")).findings() == "");
}

TEST_CASE("an id can be given once") {
  const Reading reading("[{" + kGood + "},\n{" + kGood + "}]");
  CHECK(reading.findings() == "members/duplicate-id 2:8 record 2 (byte 135) has the id \"A1\" of record 1\n");
}

TEST_CASE("two people of one name and city are two people") {
  const Reading reading(
      R"([{"id": "1", "given_name": "Joan", "status": "active"}, {"id": "2", "given_name": "Joan", "status": "active"}])");
  CHECK(reading.findings() == "");
  CHECK(reading.data.members.size() == 2);
}

TEST_CASE("broken JSON is told with its place, and what was read before is checked too") {
  CHECK(Reading("[{\"status\": \"x\", \"given_name\": \"Joan\",}]").findings() ==
        "members/unknown-status 1:13 record 1 (byte 12): unknown status \"x\"\nmembers/bad-json 1:39 the member file "
        "is not "
        "valid JSON here, in record 1 (byte 38)\n");
  CHECK(Reading("").findings() == "members/bad-json 1:1 the member file is empty (byte 0)\n");
  CHECK(Reading("[\n{\"status\"").findings() ==
        "members/bad-json 2:10 the member file ends in the middle of its JSON, in record 1 (byte 11)\n");
  CHECK(Reading("[{\"id\": \"A1\", 5").findings() ==
        "members/bad-json 1:15 the member file is not valid JSON here, in record 1 (id \"A1\", byte 14)\n");
  CHECK(Reading("[] x").problems[0].help == "nothing may follow the list of members");
  CHECK(Reading("[\xEF").findings() == "members/bad-json 1:2 the member file is not valid JSON here (byte 1)\n");
}

TEST_CASE("a file that holds something else is refused") {
  CHECK(Reading("5").findings() ==
        "members/wrong-type 1:1 the member file holds a number where the members should be\n");
  CHECK(Reading("{}").findings() == "members/wrong-type 1:1 the member file has no \"members\"\n");
  CHECK(Reading(R"({"members": {}})").findings() ==
        "members/wrong-type 1:13 the member file holds an object where the members should be\n");
  CHECK(Reading("[5, null]").problems.size() == 2);
  CHECK(Reading(R"({"as_of": "soon", "members": []})").findings() == "members/bad-date 1:11 \"as_of\" is not a date\n");
  CHECK(Reading(R"({"as_of": 5, "members": []})").problems.size() == 1);
  CHECK(Reading("[]").findings() == "");
}

TEST_CASE("characters that could mislead a reader are refused") {
  CHECK(Reading(record(kGood + R"(, "city": "a\u0000b")")).problems[0].code == "members/bad-character");
  CHECK(Reading(record(kGood + R"(, "city": "a\u202eb")")).problems[0].code == "members/bad-character");
  CHECK(Reading(record(kGood + ", \"city\": \"" + std::string(201, 'x') + "\"")).problems[0].code ==
        "members/too-long");
}

TEST_CASE("a file that is not UTF-8 text is refused, with the place and what to do") {
  CHECK(Reading("[{\"city\": \"Zo\xEB\"}]").findings() ==
        "file/not-utf8 1:14 this character is not UTF-8, in record 1 (byte 13)\n");
  CHECK(Reading("[{\"city\": \"\xE2\x82\"}]").findings() ==
        "file/not-utf8 1:12 this character is not UTF-8, in record 1 (byte 11)\n");
  CHECK(Reading(std::string("\xFF\xFE[\0]\0", 6)).findings() ==
        "file/not-utf8 1:1 the file is UTF-16, not UTF-8 (byte 0)\n");
  CHECK(Reading(std::string("[\n]\0x", 5)).findings() == "file/not-utf8 2:2 a NUL byte, which no text has (byte 3)\n");
  CHECK(Reading(std::string("[\"\0\"]", 5)).findings() == "file/not-utf8 1:3 a NUL byte, which no text has (byte 2)\n");
  CHECK(Reading(std::string("[]\0", 3)).problems.size() == 1);
  CHECK(Reading("\xEF\xBB\xBF[]").findings() == "");
  CHECK(Reading("\xEF\xBB\xBF[5]").findings() == "members/wrong-type 1:2 record 1 (byte 4) is a number\n");
}

TEST_CASE("places are right beyond the part of the file that is held at a time") {
  std::string json = "[";
  for (int count = 0; count < 3000; ++count) json += "{\"given_name\": \"Zo\u00eb\", \"status\": \"active\"},\n";
  const std::string at = std::to_string(json.size());
  CHECK(Reading(json + "5]").findings() == "members/wrong-type 3001:1 record 3001 (byte " + at + ") is a number\n");
}

TEST_CASE("a file that cannot be read to its end is no member file") {
  struct Failing : std::streambuf {
    int_type underflow() override { throw std::ios_base::failure("the disk is gone"); }
  } broken;
  std::istream stream(&broken);
  std::vector<muster::Diagnostic> problems;
  muster::MemberCounts counts;
  muster::read_members(stream, "members.json", kKnown, problems, counts);
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "system/unreadable-file");
}

TEST_CASE("the index of a file with withheld members is that of a file that never had them") {
  const std::string shown = "{" + kGood + "}";
  const std::string withheld = R"({"given_name": "Nobody", "family_name": "Withheld", "city": "Elsewhere", "status": )";
  const std::string with = "[" + withheld + "\"lapsed\"}," + shown + "," + withheld + "\"active\", \"opt_out\": true}]";
  const Reading both(with);
  CHECK(both.counts.read == 3);
  CHECK(*muster::make_roster_index(both.data) == *muster::make_roster_index(Reading("[" + shown + "]").data));
}

TEST_CASE("no finding quotes a name or another personal value") {
  const std::string secret = "Secretname";
  const std::string broken[] = {"[{\"given_name\": \"" + secret + "\" 5}]",
                                "[{\"given_name\": \"" + secret + "\n\"}]",
                                "[{\"given_name\": \"" + secret + "\\u0000\", \"status\": \"active\"}]",
                                "[{\"given_name\": \"" + secret + "\"}]",
                                "[{\"given_name\": {\"x\": \"" + secret + "\"}, \"status\": \"active\"}]",
                                "[{\"given_name\": \"" + secret,
                                "{\"as_of\": \"" + secret + "\", \"members\": []}",
                                "[\"" + secret + "\"]",
                                "[" + secret + "]"};
  for (const std::string& json : broken) {
    const Reading reading(json);
    CHECK_FALSE(reading.problems.empty());
    for (const muster::Diagnostic& problem : reading.problems) {
      CHECK(muster::format_diagnostic(problem, json, muster::Colour::kNever).find(secret) == std::string::npos);
      CHECK(muster::format_diagnostic_json(problem).find(secret) == std::string::npos);
    }
  }
}

TEST_CASE("a great many mistakes are counted rather than listed") {
  std::string json = "[";
  for (int count = 0; count < 1500; ++count) json += (count > 0 ? "," : "") + std::string("{\"given_name\": \"Joan\"}");
  const Reading reading(json + "]");
  CHECK(reading.problems.size() == 1001);
  CHECK(reading.problems.back().message == "500 more findings of this kind are not listed");
}

TEST_CASE("files that once broke the reader are read or refused") {
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::string(MUSTER_SOURCE) + "/tests/fuzz/roster/members")) {
    std::ifstream file(entry.path(), std::ios::binary);
    const Reading reading(std::string(std::istreambuf_iterator<char>(file), {}));
    CHECK(reading.counts.published == reading.data.members.size());
    ++files;
  }
  CHECK(files > 0);
}
