// The table of codes.
#include "generator/model/diagnostic_codes.h"

#include <algorithm>

namespace muster {

namespace {

constexpr auto kError = Severity::kError;
constexpr auto kWarning = Severity::kWarning;
constexpr auto kNo = Adjustable::kNo;
constexpr auto kYes = Adjustable::kYes;
constexpr auto kAdvice = Reported::kCheck;

constexpr DiagnosticCode kCodes[]{
    {"admonition/unknown", kWarning, kYes, "a quotation begins with [!…], and is no admonition"},
    {"anchor/bad", kError, kNo, "the text in {#…} cannot be an anchor"},
    {"anchor/duplicate", kError, kNo, "two headings of a page have the same fixed anchor"},
    {"data/bad-table", kError, kNo, "a CSV or JSON file that is not a table"},
    {"data/misplaced", kError, kNo, "a table stands within a line"},
    {"data/not-found", kError, kYes, "a table of a file that does not exist"},
    {"designation/duplicate", kError, kNo, "two pages explain the same designation"},
    {"faq/duplicate-question", kWarning, kYes, "a question is asked twice", kAdvice},
    {"faq/empty-answer", kWarning, kYes, "a question has no answer"},
    {"faq/no-questions", kWarning, kYes, "an FAQ page has no level-2 heading"},
    {"faq/not-found", kError, kNo, "faq or question_keywords names a page or an entry that does not exist"},
    {"faq/similar-question", kWarning, kYes, "two questions have the same words apart from the small ones", kAdvice},
    {"file/left-out", kWarning, kYes, "a file that the system left, or that has no use in _snippets/ or _templates/", kAdvice},
    {"file/link-outside", kError, kNo, "a symbolic link would publish what is not in the content folder, or the member file"},
    {"file/not-utf8", kError, kNo, "a text file is not UTF-8"},
    {"footnote/not-found", kWarning, kYes, "a footnote's mark without the footnote"},
    {"front-matter/bad-alias", kError, kNo, "an alias is not a path of this site"},
    {"front-matter/designation-type", kError, kNo, "a designation on a page of another type"},
    {"front-matter/incomplete-change", kError, kNo, "a change of history without date or note"},
    {"front-matter/missing", kError, kNo, "a page does not begin with front matter"},
    {"front-matter/missing-designation", kError, kNo, "a designation page without code or name"},
    {"front-matter/missing-title", kError, kNo, "a page without a title"},
    {"front-matter/never-published", kError, kNo, "a page expires before it is published"},
    {"front-matter/not-closed", kError, kNo, "the front matter has no closing ---"},
    {"front-matter/unknown-key", kError, kNo, "a key that front matter does not have"},
    {"front-matter/unknown-type", kError, kNo, "a page type that does not exist"},
    {"front-matter/wrong-type", kError, kNo, "a value of the wrong type"},
    {"heading/second-title", kWarning, kYes, "a level-1 heading in the body"},
    {"heading/skipped-level", kWarning, kYes, "a heading is more than one level deeper than the one above", kAdvice},
    {"image/no-alt", kWarning, kYes, "an image without a text for people who cannot see it", kAdvice},
    {"link/broken", kError, kYes, "a link or image leads to nothing"},
    {"link/broken-anchor", kError, kYes, "the page is there, the anchor is not"},
    {"link/draft", kError, kYes, "a link leads to a draft"},
    {"link/empty", kError, kYes, "a link or image without an address"},
    {"link/expired", kWarning, kYes, "a link leads to a page that has expired"},
    {"link/external-broken", kWarning, kYes, "a page of another site is gone (muster check --external)"},
    {"link/external-moved", kWarning, kYes, "a page of another site has moved for good (likewise)"},
    {"link/not-a-link", kWarning, kYes, "brackets that were meant as a link and are none"},
    {"link/other-language", kWarning, kYes, "a link leads to another language though the page is there in this one", kAdvice},
    {"link/scheduled", kError, kYes, "a link leads to a page that is not published yet"},
    {"link/spaced-variable", kError, kYes, "a variable written with spaces in the address of a link"},
    {"link/unsafe-scheme", kError, kNo, "a link such as javascript:"},
    {"link/vague-text", kWarning, kYes, "a link text such as \"here\", which does not say where it leads", kAdvice},
    {"members/bad-character", kError, kNo, "a control character in a member's field"},
    {"members/bad-date", kError, kNo, "as_of is not a date"},
    {"members/bad-json", kError, kNo, "the member file is not JSON"},
    {"members/duplicate-id", kError, kNo, "two members have the same id"},
    {"members/missing-name", kError, kNo, "a member without a name"},
    {"members/missing-status", kError, kNo, "a member without a status"},
    {"members/too-long", kError, kNo, "a name or a city that is too long to look up"},
    {"members/unknown-designation", kError, kNo, "a designation that no page explains"},
    {"members/unknown-status", kError, kNo, "a status that does not exist"},
    {"members/wrong-type", kError, kNo, "a member's field has the wrong type"},
    {"page/duplicate-url", kError, kNo, "two pages, or a page and a file, have the same address"},
    {"page/long-description", kWarning, kYes, "a description is cut off where it is shown", kAdvice},
    {"page/long-title", kWarning, kYes, "a title is cut off where it is shown", kAdvice},
    {"page/no-description", Severity::kOff, kYes, "a page without a description", kAdvice},
    {"page/orphan", kWarning, kYes, "a page that nothing on the site leads to", kAdvice},
    {"page/overdue", kWarning, kYes, "a page is past its review_by", kAdvice},
    {"permanence/lost-anchor", kError, kYes, "an anchor of the release in use is gone"},
    {"permanence/lost-page", kError, kYes, "a page of the release in use is gone"},
    {"redirect/broken", kError, kYes, "a redirect leads to nothing"},
    {"redirect/duplicate", kError, kNo, "two redirects begin at the same path"},
    {"redirect/shadows-page", kError, kNo, "a redirect begins at a page that exists"},
    {"site/bad-base-url", kError, kNo, "base_url is not the address of a site"},
    {"site/bad-language", kError, kNo, "language is not a language code"},
    {"site/bad-redirect", kError, kNo, "a redirect is not from a path to a path or address"},
    {"site/bad-url", kError, kNo, "a url of the navigation or the footer is no path of this site and no address"},
    {"site/bad-variable", kError, kNo, "a variable has a name that no text can use"},
    {"site/broken-link", kError, kYes, "navigation or footer lead to nothing"},
    {"site/incomplete-item", kError, kNo, "a navigation item without title, page or url"},
    {"site/missing-file", kError, kNo, "there is no site.yaml"},
    {"site/missing-key", kError, kNo, "site.yaml lacks title, base_url or language"},
    {"site/missing-members", kError, kNo, "the member file is not there"},
    {"site/unknown-check", kError, kNo, "checks: names a code that does not exist or cannot be changed"},
    {"site/unknown-key", kError, kNo, "a key that site.yaml does not have"},
    {"site/unknown-value", kError, kNo, "a value that a setting cannot have"},
    {"site/wrong-type", kError, kNo, "a value of the wrong type"},
    {"snippet/misplaced", kError, kNo, "a snippet stands where it cannot stand"},
    {"snippet/unknown", kError, kNo, "a snippet that does not exist"},
    {"static/member-data", kError, kNo, "a file that looks like a member file would be published"},
    {"system/no-content", kError, kNo, "the content folder cannot be read"},
    {"system/no-theme", kError, kNo, "the theme folder cannot be read"},
    {"system/unreadable-file", kError, kNo, "a file cannot be read"},
    {"text/unknown-variable", kError, kYes, "a variable that site.yaml does not have"},
    {"theme/bad-colour", kError, kNo, "a colour of the theme is not written as one"},
    {"theme/bad-template", kError, kNo, "a template is not Mustache"},
    {"theme/bad-value", kError, kNo, "a value of the theme is none of its choices, or not within its range"},
    {"theme/low-contrast", kError, kYes, "colours that cannot be told apart well enough to read"},
    {"theme/missing-file", kError, kNo, "the theme lacks a file it needs"},
    {"theme/unknown-key", kError, kNo, "a key that theme.yaml does not have"},
    {"theme/unknown-name", kWarning, kYes, "a template uses a name that nothing is given under"},
    {"theme/unknown-template", kError, kNo, "a page asks for a template that the theme does not have"},
    {"theme/unknown-value", kError, kYes, "site.yaml sets a value that the theme does not have"},
    {"theme/wrong-type", kError, kNo, "a value of the wrong type"},
    {"translation/missing", kWarning, kYes, "pages that are not in another language of the site"},
    {"yaml/duplicate-key", kError, kNo, "a key stands twice in the same place"},
    {"yaml/syntax", kError, kNo, "the text is not YAML"},
    {"yaml/unsupported", kError, kNo, "YAML that is not read here: aliases, tags, deep nesting"},
};

}  // namespace

std::span<const DiagnosticCode> diagnostic_codes() { return kCodes; }

const DiagnosticCode* find_diagnostic_code(std::string_view code) {
  const auto codes = diagnostic_codes();
  const auto found =
      std::lower_bound(codes.begin(), codes.end(), code,
                       [](const DiagnosticCode& item, std::string_view wanted) { return item.code < wanted; });
  return found != codes.end() && found->code == code ? &*found : nullptr;
}

}  // namespace muster
