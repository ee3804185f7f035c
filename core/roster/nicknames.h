// Given names that are one name: nicknames with their full names, and spellings of the same name.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muster {

/// A given name that may be meant by another one.
struct RelatedName {
  std::string name;
  float cost;                ///< Negative log-likelihood (nats), about 1 to 6.
  bool is_nickname = false;  ///< Rather than another spelling.
};

/// The tables compiled in, with pairs that a site adds. Immutable once made; safe to share between threads.
class Nicknames {
 public:
  /// `added` are pairs of a nickname and its full name, both of letters a to z.
  explicit Nicknames(const std::vector<std::pair<std::string, std::string>>& added);
  /// The compiled-in tables alone.
  static Nicknames compiled_in() { return Nicknames(std::vector<std::pair<std::string, std::string>>()); }

  ~Nicknames();
  Nicknames(const Nicknames&) = delete;
  Nicknames& operator=(const Nicknames&) = delete;

  /// Names that somebody who typed `typed` may mean, the likeliest spelling of each once; without `typed` itself.
  std::vector<RelatedName> related(std::string_view typed) const;

  /// Whether the tables have `name`: it is then a name that people bear, on the roster or not.
  bool knows(std::string_view name) const;

  /// All names that the tables know, sorted.
  std::vector<std::string> names() const;

  /// Number of pairs of a nickname and a full name.
  std::size_t pair_count() const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace muster
