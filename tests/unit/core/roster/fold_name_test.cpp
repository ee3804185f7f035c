#include "core/roster/fold_name.h"

#include <doctest/doctest.h>

namespace {

std::string folded(std::string_view text) {
  std::string out;
  for (const std::string& word : muster::fold_words(text)) out += (out.empty() ? "" : " ") + word;
  return out;
}

}  // namespace

TEST_CASE("case, accents and punctuation fold away") {
  CHECK(folded("Zoë ANNE Marie O'Brien-Smith") == "zoe anne marie obrien smith");
  CHECK(folded("Łukasz Groß Øst Đặng Þór") == "lukasz gross ost dang thor");
  CHECK(folded("D’Arcy O`Neil ʻOkina") == "darcy oneil okina");
  CHECK(folded("Nguyễn Văn Anh") == "nguyen van anh");
}

TEST_CASE("composed and decomposed letters fold alike") { CHECK(folded("Zoe\xCC\x88") == folded("Zo\xC3\xAB")); }

TEST_CASE("other scripts become Latin words") {
  CHECK(folded("Шевченко Олександр") == "shevchenko oleksandr");
  CHECK(folded("Горбачёв") == "gorbachyov");
  CHECK(folded("李伟") == "li wei");
  CHECK(folded("Παπαδόπουλος") == "papadopoulos");
  CHECK_FALSE(folded("ਸਿੰਘ").empty());
  CHECK_FALSE(folded("محمد").empty());
}

TEST_CASE("a script is told to be another one only when it is not Latin") {
  CHECK(muster::has_other_script("李伟"));
  CHECK_FALSE(muster::has_other_script("Zoë Łaski"));
}

TEST_CASE("bytes that are no text are spaces") {
  CHECK(folded("ab\xFF"
               "cd") == "ab cd");
  CHECK(folded("") == "");
  CHECK(folded("123 ... --") == "");
}
