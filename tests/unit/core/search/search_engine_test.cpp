#include "core/search/search_engine.h"

#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <filesystem>

#include "core/search/search_index_writer.h"

namespace {

using muster::SearchEntry;

SearchEntry entry(const std::string& anchor, std::string title, std::string text, std::string category = "cpd",
                  std::string type = "faq") {
  SearchEntry made;
  made.page_url = "/" + type + "/" + category + "/";
  made.url = made.page_url + "#" + anchor;
  made.title = std::move(title);
  made.page_title = "About " + category;
  made.type = std::move(type);
  made.category_title = "The " + category;
  made.category_id = std::move(category);
  made.language = "en";
  made.text = std::move(text);
  return made;
}

std::vector<SearchEntry> small_site() {
  return {
      entry("log", "How do I log my learning?", "Sign in to the Members Area and open the online log."),
      entry("what", "What is continuing professional development?", "Any learning that makes you a better practitioner."),
      entry("fees", "How much are the annual dues?", "Dues are set every year. Pay them online.", "money"),
      entry("refund", "Can I have my money back?", "A refund of dues is possible within thirty days.", "money"),
      entry("cet", "Certified Engineering Technologist (C.E.T.)", "A C.E.T. solves broad problems.", "titles", "designation"),
      entry("rule", "Keeping records", "Members keep records of their learning for three years.", "handbook", "page"),
  };
}

/// An index of `entries` in a folder of its own, and an engine on it.
class Site {
 public:
  explicit Site(const std::vector<SearchEntry>& entries, const muster::SearchIndexOptions& options = {}, unsigned jobs = 1) {
    static std::atomic<int> number{0};
    directory_ = (std::filesystem::temp_directory_path() /
                  ("muster_search_" + std::to_string(::getpid()) + "_" + std::to_string(number++))).string();
    const auto written = write_search_index(entries, options, directory_, jobs);
    REQUIRE_MESSAGE(written, (written ? "" : written.failure().to_string()));
    engine_ = open({directory_});
  }
  ~Site() {
    engine_.reset();
    std::filesystem::remove_all(directory_);
  }
  Site(const Site&) = delete;
  Site& operator=(const Site&) = delete;

  static std::unique_ptr<muster::SearchEngine> open(const std::vector<std::string>& directories) {
    auto opened = muster::SearchEngine::open(directories, muster::DatabaseOptions{});
    REQUIRE_MESSAGE(opened, (opened ? "" : opened.failure().to_string()));
    return std::move(*opened);
  }

  muster::SearchAnswer ask(const muster::SearchQuery& query) {
    auto answer = engine_->search(query);
    REQUIRE_MESSAGE(answer, (answer ? "" : answer.failure().to_string()));
    return std::move(*answer);
  }
  muster::SearchAnswer ask(std::string text) { return ask(muster::SearchQuery{std::move(text)}); }

  std::string first(std::string text) {
    const muster::SearchAnswer answer = ask(std::move(text));
    return answer.results.empty() ? "" : answer.results.front().url;
  }

  std::vector<std::string> suggest(std::string_view text) {
    auto found = engine_->suggest(text, 5);
    REQUIRE(found);
    std::vector<std::string> titles;
    for (const muster::Suggestion& suggestion : *found) titles.push_back(suggestion.text);
    return titles;
  }

  const std::string& directory() const { return directory_; }

 private:
  std::string directory_;
  std::unique_ptr<muster::SearchEngine> engine_;
};

}  // namespace

TEST_CASE("questions in other words find their answers") {
  Site site(small_site());
  const std::pair<const char*, const char*> cases[] = {
      {"where can I log learning hours", "/faq/cpd/#log"},
      {"logging learnign", "/faq/cpd/#log"},
      {"what are the yearly dues", "/faq/money/#fees"},
      {"money back", "/faq/money/#refund"},
      {"reimbursement", "/faq/money/#refund"},
      {"cet", "/designation/titles/#cet"},
      {"C.E.T.", "/designation/titles/#cet"},
      {"c e t", "/designation/titles/#cet"},
      {"records", "/page/handbook/#rule"},
      {"profess", "/faq/cpd/#what"},
  };
  for (const auto& [query, url] : cases) {
    CAPTURE(query);
    CHECK(site.first(query) == url);
  }
}

TEST_CASE("a result carries what a page needs to show it") {
  Site site(small_site());
  const muster::SearchAnswer answer = site.ask("refund");
  REQUIRE_FALSE(answer.results.empty());
  const muster::SearchResult& result = answer.results.front();
  CHECK(result.title == "Can I have my money back?");
  CHECK(result.page_url == "/faq/money/");
  CHECK(result.page_title == "About money");
  CHECK(result.type == "faq");
  CHECK(result.category_title == "The money");
  CHECK(result.snippet == "A <mark>refund</mark> of dues is possible within thirty days.");
  CHECK(result.score > 0);
  CHECK(result.explanation.empty());
  CHECK_FALSE(answer.corrected);
}

TEST_CASE("a mistyped word is corrected, and the answer says so") {
  Site site(small_site());
  const muster::SearchAnswer answer = site.ask("anual deus?");
  CHECK(answer.query == "anual deus?");
  CHECK(answer.corrected == "annual dues?");
  CHECK(answer.results.front().url == "/faq/money/#fees");
  const muster::SearchAnswer quoted = site.ask("\"onlien log\"");
  CHECK(quoted.corrected == "\"online log\"");
  CHECK(quoted.total == 1);
}

TEST_CASE("operators narrow what is found") {
  Site site(small_site());
  CHECK(site.ask("dues").total == 2);
  CHECK(site.ask("dues -refund").total == 1);
  CHECK(site.ask("\"online log\"").total == 1);
  CHECK(site.ask("\"log online\"").total == 0);
  CHECK(site.ask("learning category:handbook").total == 1);
  CHECK(site.ask("category:money").total == 2);
  CHECK(site.ask("-dues").total == 0);
}

TEST_CASE("categories are counted in all results, whichever is asked for") {
  Site site(small_site());
  muster::SearchQuery query{"learning online"};
  const auto all = site.ask(query);
  query.category = "handbook";
  const auto some = site.ask(query);
  CHECK(some.total == 1);
  CHECK(some.results.size() == 1);
  REQUIRE(all.categories.size() == 3);
  CHECK(all.categories.front().id == "cpd");
  CHECK(all.categories.front().title == "The cpd");
  CHECK(all.categories.front().count == 2);
  CHECK(some.categories.size() == 3);
  int sum = 0;
  for (const auto& category : all.categories) sum += category.count;
  CHECK(sum == all.total);
}

TEST_CASE("pages of results follow one another without gap or repetition, and end") {
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 137; ++i) {
    const std::string number = std::to_string(i);
    entries.push_back(entry("q" + number, "Question " + number + " about fees", "Answer " + number + (i % 3 ? "" : " fees.")));
  }
  Site site(entries);
  std::vector<std::string> urls;
  for (int page = 1; page <= 14; ++page) {
    const auto answer = site.ask({"fees", "", page, 10});
    CHECK(answer.total == 137);
    for (const auto& result : answer.results) urls.push_back(result.url);
  }
  CHECK(urls.size() == 137);
  std::sort(urls.begin(), urls.end());
  CHECK(std::unique(urls.begin(), urls.end()) == urls.end());
  const auto beyond = site.ask({"fees", "", 15, 10});
  CHECK(beyond.results.empty());
  CHECK(beyond.total == 137);
  const auto absurd = site.ask({"fees", "", 2'000'000'000, 50});
  CHECK(absurd.results.empty());
  CHECK(absurd.total == 137);
}

TEST_CASE("an entry that stands in two places is found once, as the question") {
  auto entries = small_site();
  SearchEntry copy = entries[0];
  copy.type = "page";
  copy.url = "/cpd/#log";
  copy.text += " Today.";
  entries.insert(entries.begin(), copy);
  Site site(entries);
  CHECK(site.ask("log my learning online").results.front().url == "/faq/cpd/#log");
  CHECK(site.ask("\"online log\"").total == 1);
}

TEST_CASE("no page fills the list with its sections") {
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 6; ++i) entries.push_back(entry("s" + std::to_string(i), "Learning " + std::to_string(i), "Learning counts.", "handbook", "page"));
  entries.push_back(entry("q", "Does it count?", "All sorts of things that you do count, among them learning.", "cpd"));
  Site site(entries);
  const auto answer = site.ask("learning");
  REQUIRE(answer.results.size() == 7);
  CHECK(answer.results[3].url == "/faq/cpd/#q");
}

TEST_CASE("no score is above one before it, on whatever page, and each is explained") {
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 120; ++i) {
    const std::string number = std::to_string(i);
    const std::string text = "Of fees and " + std::string(static_cast<std::size_t>(i % 7), 'x') + " dues.";
    entries.push_back(entry("q" + number, "Question " + number, text, "c" + number, i % 2 == 0 ? "page" : "faq"));
    if (i % 6 == 0) entries.push_back(entry("s" + number, "Fees due " + number, "Fees.", "money", "page"));
  }
  Site site(entries);
  double last = 1000;
  bool some_repeat = false;
  bool some_are_far_down = false;
  for (int page = 1; page <= 20; ++page) {
    for (const auto& result : site.ask({"fees due", "", page, 7, true}).results) {
      CHECK(result.score <= last);
      last = result.score;
      double sum = 0;
      for (const auto& signal : result.explanation) {
        sum += signal.weight;
        some_repeat = some_repeat || signal.name == "three of its page before it";
        some_are_far_down = some_are_far_down || signal.name == "title not compared";
      }
      CHECK(sum == doctest::Approx(result.score));
    }
  }
  CHECK(some_repeat);
  CHECK(some_are_far_down);
}

TEST_CASE("the explanation adds up to the score") {
  Site site(small_site());
  muster::SearchQuery query{"How much are annual dues and refunds?"};
  query.explain = true;
  for (const auto& result : site.ask(query).results) {
    double sum = 0;
    for (const auto& signal : result.explanation) sum += signal.weight;
    CHECK(sum == doctest::Approx(result.score));
    CHECK(result.explanation.size() >= 3);
  }
}

TEST_CASE("synonyms of the site find what says it otherwise") {
  muster::SearchIndexOptions options;
  options.synonyms = {{"cpd", "continuing professional development"}, {"membership price", "dues"}};
  Site site(small_site(), options);
  CHECK(site.first("cpd") == "/faq/cpd/#what");
  CHECK(site.first("membership price") == "/faq/money/#fees");
}

TEST_CASE("words of the page, its category and keywords find its entries too") {
  auto entries = small_site();
  entries[0].keywords = {"portfolio"};
  Site site(entries);
  CHECK(site.first("portfolio") == "/faq/cpd/#log");
  CHECK(site.ask("handbook").total == 1);
}

TEST_CASE("titles are suggested while they are typed, questions first") {
  auto entries = small_site();
  entries.push_back(entry("how", "How records are kept", "Text.", "handbook", "page"));
  Site site(entries);
  CHECK(site.suggest("How") == std::vector<std::string>{"How do I log my learning?", "How much are the annual dues?",
                                                         "How records are kept"});
  CHECK(site.suggest("how much a") == std::vector<std::string>{"How much are the annual dues?"});
  CHECK(site.suggest("dues") == std::vector<std::string>{"How much are the annual dues?"});
  CHECK(site.suggest("zzz").empty());
  CHECK(site.suggest("").empty());
}

TEST_CASE("a question is suggested before a page that begins with what was typed") {
  auto entries = small_site();
  entries.push_back(entry("report", "Annual report", "Text.", "handbook", "page"));
  Site site(entries);
  CHECK(site.suggest("annual") == std::vector<std::string>{"How much are the annual dues?", "Annual report"});
}

TEST_CASE("an entry that says the same in several ways is not better than one that has the word typed") {
  muster::SearchIndexOptions options;
  options.synonyms = {{"insurance", "cover", "coverage", "liability cover"}};
  Site site({entry("cover", "Does it cover past work?", "Cover goes forward: coverage, liability cover.", "insurance"),
             entry("what", "What is the group insurance?", "Insurance for all members, at no cost.", "insurance"),
             entry("other", "How do I log learning?", "In the portal.", "cpd")},
            options);
  CHECK(site.first("insurance") == "/faq/insurance/#what");
  CHECK(site.ask("insurance").total == 2);
}

TEST_CASE("a bare topic is answered with what it is") {
  Site site({entry("more", "Can I buy more insurance?", "Yes.", "insurance"),
             entry("what", "What is the group insurance?", "For all members.", "insurance"),
             entry("out", "May I leave the insurance?", "No.", "insurance"),
             entry("cards", "What is a card?", "Proof of membership.", "cards")});
  CHECK(site.first("insurance") == "/faq/insurance/#what");
  CHECK(site.first("buy insurance") == "/faq/insurance/#more");
}

TEST_CASE("any text has an answer") {
  Site site(small_site());
  std::string long_text;
  while (long_text.size() < 500) long_text += "learning ";
  for (const std::string& text :
       {std::string(), std::string("   "), std::string("\"\"\" - -- category: + & | () *"), std::string("😀🎉👍"),
        std::string("كيف أسجل الساعات"), std::string("איך לתעד שעות"), std::string("如何登录我的帐户"),
        std::string("a\x01\x02\x7f\tb"), std::string("\xff\xfe\xc3"), std::string(500, '"'), std::string(500, '-'),
        std::string(500, 'a'), long_text, std::string("AND OR NOT NEAR XOR"), std::string("\0x", 2)}) {
    const auto answer = site.ask(text);
    CHECK(answer.query == text);
    CHECK(answer.total >= static_cast<int>(answer.results.size()));
    site.suggest(text);
  }
}

TEST_CASE("Chinese is found by any part of it") {
  Site site({entry("login", "如何登录我的帐户？", "请使用会员号码登录网站。")});
  CHECK(site.first("登录") == "/faq/cpd/#login");
  CHECK(site.ask("会员号码").results.front().snippet.find("<mark>") != std::string::npos);
}

TEST_CASE("a French site is read by French rules") {
  muster::SearchIndexOptions options;
  options.language = "fr-CA";
  Site site({entry("ordre", "Comment devenir membre de l'Ordre ?", "Présentez une demande d'adhésion à l’Ordre."),
             entry("autre", "Quels sont les règlements ?", "Les règlements sont publiés en ligne.")},
            options);
  CHECK(site.first("reglement") == "/faq/cpd/#autre");
  CHECK(site.first("l'adhesion") == "/faq/cpd/#ordre");
  CHECK(site.ask("comment devenir membres").total == 1);
}

TEST_CASE("one thread and two write indexes with the same answers") {
  std::vector<SearchEntry> entries;
  for (int i = 0; i < 4'500; ++i) {
    const std::string number = std::to_string(i);
    entries.push_back(entry("q" + number, "Question " + std::to_string(i % 97) + " of kind " + std::to_string(i % 13),
                            "Answer " + number, "c" + std::to_string(i % 5)));
  }
  Site one(entries, {}, 1);
  Site two(entries, {}, 2);
  for (const char* text : {"question 12", "kind 7 answer", "answer 4400", "qestion?"}) {
    const auto a = one.ask(text);
    const auto b = two.ask(text);
    CHECK(a.total == b.total);
    CHECK(a.corrected == b.corrected);
    REQUIRE(a.results.size() == b.results.size());
    for (std::size_t i = 0; i < a.results.size(); ++i) CHECK(a.results[i].url == b.results[i].url);
  }
}

TEST_CASE("several databases are searched as one") {
  auto entries = small_site();
  Site first({entries[0], entries[1], entries[2]});
  Site second({entries[3], entries[4], entries[5]});
  auto engine = Site::open({first.directory(), second.directory()});
  const auto answer = engine->search({"dues"});
  REQUIRE(answer);
  CHECK(answer->total == 2);
  CHECK(answer->categories.size() == 1);
  CHECK(answer->categories.front().count == 2);
  CHECK(engine->search({"records"})->results.front().url == "/page/handbook/#rule");
}

TEST_CASE("a database that is not there is a failure, or left out where that is asked for") {
  CHECK_FALSE(muster::SearchEngine::open("/nowhere/at/all"));
  Site site(small_site());
  const std::vector<std::string> names = {site.directory(), "/nowhere/at/all"};
  CHECK_FALSE(muster::SearchEngine::open(names, muster::DatabaseOptions{}));
  auto engine = muster::SearchEngine::open(names, {muster::LostDatabase::kLeaveOut, {}, nullptr});
  REQUIRE(engine);
  const auto answer = (*engine)->search({"refund"});
  REQUIRE(answer);
  CHECK(answer->is_partial);
  CHECK(answer->total == 1);
}

TEST_CASE("an index of nothing answers with nothing") {
  Site site({});
  CHECK(site.ask("anything").total == 0);
  CHECK(site.suggest("a").empty());
}

TEST_CASE("a name typed exactly is found where it stands in a row, before entries with some of its words") {
  Site site({entry("jobs", "Is there a job board?", "Yes, and it is free.", "careers"),
             entry("who", "Who oversees learning?", "The practice review boards do. They answer to the council."),
             entry("scope", "How do I change my scope of practice?", "A joint board reviews it.", "titles")});
  CHECK(site.first("Practice Review Boards") == "/faq/cpd/#who");
}

TEST_CASE("a title with the words of the query in a row, small ones too, is more than one with those that say most") {
  Site site({entry("learning", "How do I log my learning?", "Open the log. The log asks what to log."),
             entry("in", "How do I log in to the Members Area?", "With the number on your card and a password of your own.", "account"),
             entry("out", "In which log do I look?", "In none.", "other")});
  CHECK(site.first("log in") == "/faq/account/#in");
  CHECK(site.first("how do i log in") == "/faq/account/#in");
  CHECK(site.first("how do I log my learning") == "/faq/cpd/#learning");
  const muster::SearchAnswer answer = site.ask({"how can I log in", "", 1, 10, true});
  for (const auto& result : answer.results) {
    const bool is_told = std::ranges::any_of(
        result.explanation, [](const muster::SearchSignal& signal) { return signal.name == "title, in a row"; });
    CHECK(is_told == (result.url == "/faq/account/#in"));
  }
}

TEST_CASE("an abbreviation in capitals is no small word") {
  Site site({entry("us", "Can I practise in the United States?", "Ask the state board.", "titles"),
             entry("abroad", "Can I practise abroad?", "Yes, tell us first and we will write to you.")});
  CHECK(site.first("can i practise in the US") == "/faq/titles/#us");
  CHECK_FALSE(site.ask("CAN YOU TELL US").results.empty());
}

TEST_CASE("what stands before the questions of a page comes after an answer that is as good") {
  SearchEntry opening = entry("", "Questions about dues", "How dues are paid: dues online, dues by mail.", "money");
  opening.type = "page";
  Site site({opening, entry("pay", "How do I pay my dues?", "Online or by mail.", "money")});
  CHECK(site.first("paying dues") == "/faq/money/#pay");
}

TEST_CASE("a question whose time is up is given up, and the next one is answered") {
  Site site(small_site());
  auto engine = Site::open({site.directory()});
  const muster::TimeLimit over(muster::TimeLimit::Clock::now());
  muster::SearchQuery query{"yearly dues"};
  query.time = over;
  const auto late = engine->search(query);
  REQUIRE(!late);
  CHECK(late.failure().error_number == ETIMEDOUT);
  const auto late_suggestions = engine->suggest("fee", 5, over);
  REQUIRE(!late_suggestions);
  CHECK(late_suggestions.failure().error_number == ETIMEDOUT);
  query.time = muster::TimeLimit(muster::TimeLimit::Clock::now() + std::chrono::minutes(1));
  const auto answer = engine->search(query);
  REQUIRE(answer);
  CHECK(answer->results.front().url == "/faq/money/#fees");
}
