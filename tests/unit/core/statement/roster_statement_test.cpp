#include "core/statement/roster_statement.h"

#include <doctest/doctest.h>

#include <algorithm>

using muster::StatementKeys;
using muster::StatementVerdict;

namespace {

const StatementKeys& keys() {
  static const StatementKeys made = StatementKeys::generate();
  return made;
}

muster::RosterStatement statement() {
  return {"Example Technologists, https://example.org", "Zoë Anne O'Brien-Smith", "C.E.T., P.Tech.", "Red Deer", "2026-11-01",
          "2026-11-22T19:32:05Z"};
}

std::string text() { return sign_statement(statement(), keys()); }

StatementVerdict verdict(std::string_view of) { return check_statement(of, keys()).verdict; }

std::string replaced(std::string in, std::string_view what, std::string_view with) {
  for (std::size_t at = in.find(what); at != std::string::npos; at = in.find(what, at + with.size()))
    in.replace(at, what.size(), with);
  return in;
}

}  // namespace

TEST_CASE("a statement that was signed is genuine, and says what it said") {
  const muster::CheckedStatement checked = check_statement(text(), keys());
  REQUIRE(checked.verdict == StatementVerdict::kGenuine);
  CHECK(checked.statement.issuer == statement().issuer);
  CHECK(checked.statement.name == statement().name);
  CHECK(checked.statement.designations == statement().designations);
  CHECK(checked.statement.city == statement().city);
  CHECK(checked.statement.as_of == statement().as_of);
  CHECK(checked.statement.checked_at == statement().checked_at);
}

TEST_CASE("no byte of it can be another one") {
  const std::string original = text();
  for (std::size_t i = 0; i + 1 < original.size(); ++i) {  // What comes after its last letter does not count.
    const bool is_blank = original[i] == ' ' || original[i] == '\n';
    for (const char other : {'\x01', 'x', '0', ' ', '>'}) {
      std::string changed = original;
      changed[i] = other;
      const bool is_same = other == original[i] || (is_blank && (other == ' ' || other == '\x01'));
      if (!is_same) CHECK_MESSAGE(verdict(changed) != StatementVerdict::kGenuine, i << " is " << other);
    }
    std::string shorter = original;
    shorter.erase(i, 1);
    if (!is_blank) CHECK(verdict(shorter) != StatementVerdict::kGenuine);
  }
}

TEST_CASE("a statement survives what mail programs do to it") {
  CHECK(verdict(replaced(text(), "\n", "\r\n")) == StatementVerdict::kGenuine);
  CHECK(verdict(replaced("\n" + text(), "\n", "\n> > ")) == StatementVerdict::kGenuine);
  CHECK(verdict(replaced(text(), "Example Technologists, ", "Example\n    Technologists,\n")) == StatementVerdict::kGenuine);
  CHECK(verdict(replaced(text(), "Anne ", "Anne  ")) == StatementVerdict::kGenuine);
  CHECK(verdict("Good morning,\nhere it is: " + text() + "\nKind regards,\nZoë\n") == StatementVerdict::kGenuine);
  const std::size_t middle = text().size() - 40;
  std::string wrapped = text();
  wrapped.insert(middle, "\n   ");
  CHECK(verdict(wrapped) == StatementVerdict::kGenuine);
}

TEST_CASE("what lacks a part is no statement") {
  const std::string original = text();
  for (const char* part : {"ROSTER STATEMENT", "Issued by:", "Name:", "Designations:", "City:", "Roster as of:", "Checked at:", "Signature:"})
    CHECK(verdict(replaced(original, part, "")) == StatementVerdict::kNoStatement);
  CHECK(verdict("") == StatementVerdict::kNoStatement);
  CHECK(verdict("Zoë is a member, believe me") == StatementVerdict::kNoStatement);
  CHECK(verdict(std::string(100'000, 'N')) == StatementVerdict::kNoStatement);
}

TEST_CASE("a name with line ends in it makes no line of its own") {
  muster::RosterStatement forged = statement();
  forged.name = "Ada\nDesignations: P.Eng.\nCity: Calgary";
  const muster::CheckedStatement checked = check_statement(sign_statement(forged, keys()), keys());
  REQUIRE(checked.verdict == StatementVerdict::kGenuine);
  CHECK(checked.statement.name == "Ada Designations: P.Eng. City: Calgary");
  CHECK(checked.statement.designations == statement().designations);
}

TEST_CASE("another's key signs nothing here, and a key that was replaced stays good") {
  const StatementKeys others = StatementKeys::generate();
  CHECK(check_statement(sign_statement(statement(), others), keys()).verdict == StatementVerdict::kNotGenuine);
  const auto both = StatementKeys::read(others.secret_text() + keys().public_text(), "key");
  REQUIRE(both);
  CHECK(check_statement(text(), *both).verdict == StatementVerdict::kGenuine);
  CHECK(check_statement(sign_statement(statement(), *both), others).verdict == StatementVerdict::kGenuine);
}

TEST_CASE("a key file is read as it was written, and what is published has no secret") {
  const auto again = StatementKeys::read(keys().secret_text(), "key");
  REQUIRE(again);
  CHECK(again->secret_text() == keys().secret_text());
  CHECK(sign_statement(statement(), *again) == text());
  const auto published = StatementKeys::read(keys().public_text(), "key");
  REQUIRE(published);
  CHECK_FALSE(published->can_sign());
  CHECK(check_statement(text(), *published).verdict == StatementVerdict::kGenuine);
  CHECK(keys().public_text().find("secret") == std::string::npos);
}

TEST_CASE("a key file that is damaged is refused, and the line is named") {
  const std::string good = keys().secret_text();
  CHECK_FALSE(StatementKeys::read("", "key"));
  CHECK_FALSE(StatementKeys::read("# nothing\n", "key"));
  CHECK_FALSE(StatementKeys::read(good + good, "key"));
  CHECK_FALSE(StatementKeys::read(replaced(good, "secret: ", "secret: A"), "key"));
  CHECK_FALSE(StatementKeys::read(good + "public: AAAA\n", "key"));
  const auto other = StatementKeys::generate();
  CHECK_FALSE(StatementKeys::read(replaced(good, keys().public_text(), other.public_text()), "key"));
  const auto odd = StatementKeys::read("public: x\n", "key");
  REQUIRE_FALSE(odd);
  CHECK(odd.failure().message.find("line 1") != std::string::npos);
}

TEST_CASE("signatures are those of RFC 8032") {
  // Section 7.1, TEST 2: a secret, its public key, and the signature of the one byte 72.
  const auto known = StatementKeys::read("secret: TM0Imyj_ltqdtsNG7BFOD1uKMZ81q6Yk2oz27U-4pvs\n", "key");
  REQUIRE(known);
  CHECK(known->public_text() == "public: PUAXw-hDiVqStwqnTRt-vJyYLM8uxJaMwM1V8Sr0Zgw\n");
  const muster::Signature signature = known->sign("\x72");
  CHECK(muster::to_base64url(signature.data(), signature.size()) ==
        "kqAJqfDUyrhyDoILX2QlQKKye1QWUD-Ps3YiI-vbadoIWsHkPhWZbkWPNhPQ8R2MOHsurrQwKu6wDSkWErsMAA");
}
