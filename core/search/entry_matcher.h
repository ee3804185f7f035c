// EntryMatcher: puts a query plan to Xapian and ranks what it finds, best first. The heart of a search; the engine
// around it (search_engine.h) only turns its matches into results.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "core/diagnostics/time_limit.h"
#include "core/search/query_plan.h"
#include "core/search/shared_index.h"

namespace muster {

/// Why a match has its score: shares that add up to it. No match scores more than one before it, on whatever page of
/// results.
struct MatchScore {
  double words = 0;        ///< Xapian's weight of the words of title and text, as a share of the most possible.
  double title_words = 0;  ///< Likeness of the title (title_likeness.h).
  double title_characters = 0;
  double title_row = 0;  ///< The title has the words of the query in a row.
  double name = 0;       ///< The query, typed like a name, stands in the entry word for word.
  double kind = 0;       ///< Below 0: it is no answer of its own, so answers as good go first.
  double unranked = 0;   ///< Below 0: it is far down, where titles are not compared.
  double most = std::numeric_limits<double>::infinity();  ///< Of a section behind other pages: the score of the last.
  double repeats() const { return std::min(0., most - sum()); }  ///< Below 0: what it has above that.
  double total() const { return std::min(most, sum()); }

 private:
  double sum() const { return words + title_words + title_characters + title_row + name + kind + unranked; }
};

struct EntryMatch {
  Xapian::docid id = 0;
  MatchScore score;
  bool has_same_words = false;  ///< Its title has the words of the query and no others, in whatever order.
};

struct EntryMatches {
  std::vector<EntryMatch> matches;  ///< The part asked for.
  std::size_t total = 0;
  bool is_estimate = false;                        ///< The counts are: there were too many matches to look at each.
  std::map<std::string, std::size_t> by_category;  ///< How many in each category id, whatever category was asked for.
};

struct MatchRange {
  std::size_t first = 0;
  std::size_t count = 10;
};

/// Where the documents are. Far ones are counted by the server that has them.
enum class DatabasePlace { kHere, kFar };

class EntryMatcher {
 public:
  /// All must outlive it. `place` is kFar when any part of the database is remote.
  EntryMatcher(const Xapian::Database& database, DatabasePlace place, const SharedIndex& index, Analyser& analyser,
               TimeLimit time)
      : database_(database), place_(place), index_(index), analyser_(analyser), time_(time) {}

  /// `category`: only entries of this category id; empty: all. Throws Xapian::Error and TimeIsUp.
  EntryMatches match(const QueryPlan& plan, const std::string& category, MatchRange range);

 private:
  Xapian::Query make_query(const QueryPlan& plan) const;
  void find(const Xapian::Query& query, const std::string& category, MatchRange range, EntryMatches& answer) const;
  void find_phrases(const QueryPlan& plan, const Xapian::Query& query, const std::string& category,
                    EntryMatches& answer) const;
  Xapian::MSet run(const Xapian::Query& query, MatchRange range) const;
  Xapian::MSet run_counting(const Xapian::Query& query, MatchRange range, EntryMatches& counted) const;
  void rank(const QueryPlan& plan, std::vector<EntryMatch>& matches) const;
  std::vector<EntryMatch*> with_all_words(const QueryPlan& plan, std::vector<EntryMatch>& matches) const;
  void reward_rows(const QueryPlan& plan, std::vector<EntryMatch>& matches) const;
  void reward_names(const QueryPlan& plan, std::vector<EntryMatch>& matches) const;
  void spread_pages(std::vector<EntryMatch>& matches) const;

  const Xapian::Database& database_;
  DatabasePlace place_;
  const SharedIndex& index_;
  Analyser& analyser_;
  const TimeLimit time_;
};

}  // namespace muster
