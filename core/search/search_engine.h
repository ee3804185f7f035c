// SearchEngine: answers questions from the index of a release, best answer first. Knows neither HTTP nor pages.
// search_index_writer.h writes what it reads; how a query becomes an answer is told in search_engine.cpp.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/result.h"
#include "core/diagnostics/time_limit.h"

namespace muster {

struct SearchQuery {
  std::string text{};      ///< As typed: any valid UTF-8. "quoted phrase", -word and category:id are operators.
  std::string category{};  ///< Only entries of this category id; empty: all.
  int page = 1;            ///< Counts from 1. Beyond the last page the results are empty, the total is not.
  int limit = 10;          ///< Results a page, 1 to 50.
  bool explain = false;    ///< Give each result its explanation.
  TimeLimit time{};        ///< When to give up.
};

/// One reason why a result stands where it does.
struct SearchSignal {
  std::string name;   ///< "word cpd", "title likeness", "phrase": for people.
  double weight = 0;  ///< What it adds to the score.
};

struct SearchResult {
  std::string url;         ///< With anchor: "/faq/cpd/#log".
  std::string page_url;    ///< The page it stands on: "/faq/cpd/".
  std::string title;       ///< Plain text.
  std::string page_title;  ///< Plain text; equal to `title` for a page's opening section.
  std::string type;        ///< "faq", "page" or "designation".
  std::string category_id;
  std::string category_title;             ///< Plain text.
  std::string snippet;                    ///< HTML: escaped text, with <mark> around what matched and nothing else.
  double score = 0;                       ///< Comparable within one answer only. Never rises from result to result.
  std::vector<SearchSignal> explanation;  ///< Empty unless asked for; the weights add up to the score.
};

struct SearchCategory {
  std::string id;
  std::string title;
  int count = 0;
};

struct SearchAnswer {
  std::string query;                     ///< As typed.
  std::optional<std::string> corrected;  ///< What was searched instead, when a word of the query is in no entry.
  int total = 0;                         ///< Results on all pages.
  bool is_estimate = false;              ///< There are thousands of results: the total and counts are about right.
  int page = 1;
  int limit = 10;
  std::vector<SearchResult> results;
  std::vector<SearchCategory> categories;  ///< Of all results, whatever category is asked for; most results first.
  bool is_partial = false;                 ///< A database could not be reached, and was left out.
};

struct Suggestion {
  std::string text;  ///< A title: plain text.
  std::string url;
};

/// What to do while one of several databases cannot be reached.
enum class LostDatabase { kFail, kLeaveOut };

/// Is told what becomes of databases elsewhere, on the thread that searches; one may watch the engines of several
/// threads.
class DatabaseWatcher {
 public:
  virtual ~DatabaseWatcher() = default;
  /// `reason`: what the system or Xapian says; nothing of any query. Told again with every attempt.
  virtual void database_lost(const std::string& name, const std::string& reason) = 0;
  virtual void database_opened(const std::string& name) = 0;
};

/// What holds for the databases of an engine.
struct DatabaseOptions {
  LostDatabase lost = LostDatabase::kFail;
  std::chrono::milliseconds renew{0};  ///< How old a connection may become before it is made anew; 0: as it likes.
  DatabaseWatcher* watcher = nullptr;  ///< May be null; outlives the engine.
};

/// One for each thread: not thread-safe, cheap to open. What is big is shared by the engines of an index.
class SearchEngine {
 public:
  static Result<std::unique_ptr<SearchEngine>> open(const std::string& directory);

  /// Several databases searched as one; each is a directory or the host:port of an xapian-tcpsrv. A connection that
  /// is lost later makes a search fail, or leave its database out, and is tried again with the searches after it.
  static Result<std::unique_ptr<SearchEngine>> open(const std::vector<std::string>& databases,
                                                    const DatabaseOptions& options);

  virtual ~SearchEngine() = default;

  /// Any text gets an answer, perhaps an empty one; a failure means that the index could not be read or, with
  /// ETIMEDOUT, that the time was up.
  virtual Result<SearchAnswer> search(const SearchQuery& query) = 0;

  /// Titles that `text`, typed so far, may become; questions first, at most `limit`. Fails as search() does.
  virtual Result<std::vector<Suggestion>> suggest(std::string_view text, int limit, TimeLimit time = {}) = 0;

 protected:
  SearchEngine() = default;
};

}  // namespace muster
