// Cut at spaces and commas first, while points and capitals can still be seen: "J.R. Smith, P.Eng." has two kinds of
// points.
#include "core/roster/name_query.h"

#include <algorithm>
#include <cctype>

#include "core/roster/fold_name.h"
#include "core/roster/name_particles.h"
#include "core/text/utf8.h"

namespace muster {

namespace {

constexpr std::size_t kMostWords = 12;

struct Chunk {
  std::string raw;
  std::vector<std::string> words;
  std::string plain;  // The words joined: "peng" for "P.Eng."
  bool has_point = false;
  bool all_capitals = false;
  bool after_comma = false;
};

bool is_control(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x20 || byte == 0x7F) return true;
    if (byte == 0xC2 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

// Spaces and commas of all scripts become " " and ","; brackets and quotes become spaces.
std::string with_plain_separators(std::string_view text) {
  static constexpr std::pair<std::string_view, char> kSeparators[] = {{"\xC2\xA0", ' '},
                                                                      {"\xE2\x80\xAF", ' '},
                                                                      {"\xE3\x80\x80", ' '},
                                                                      {"\xE2\x80\x89", ' '},
                                                                      {"\xEF\xBC\x8C", ','},
                                                                      {"\xE3\x80\x81", ','},
                                                                      {"\xD8\x8C", ','},
                                                                      {"\xC2\xAB", ' '},
                                                                      {"\xC2\xBB", ' '},
                                                                      {"\xE2\x80\x9C", ' '},
                                                                      {"\xE2\x80\x9D", ' '},
                                                                      {";", ','},
                                                                      {"\"", ' '},
                                                                      {"(", ' '},
                                                                      {")", ' '},
                                                                      {"[", ' '},
                                                                      {"]", ' '},
                                                                      {"+", ' '},
                                                                      {"/", ' '}};
  std::string out;
  while (!text.empty()) {
    const auto* found = std::find_if(std::begin(kSeparators), std::end(kSeparators),
                                     [text](const auto& entry) { return text.starts_with(entry.first); });
    const bool is_separator = found != std::end(kSeparators);
    out += is_separator ? found->second : text[0];
    text.remove_prefix(is_separator ? found->first.size() : 1);
  }
  return out;
}

Chunk make_chunk(std::string_view raw, bool after_comma) {
  Chunk chunk{std::string(raw), fold_words(raw), "", false, false, after_comma};
  for (const std::string& word : chunk.words) chunk.plain += word;
  chunk.has_point = raw.find('.') != std::string_view::npos;
  // A letter with an accent is none of a title or designation: "Đỗ" does not stand out, "DO" does.
  const bool capitals = std::all_of(raw.begin(), raw.end(), [](char byte) {
    return static_cast<unsigned char>(byte) < 0x80 && (byte < 'a' || byte > 'z');
  });
  chunk.all_capitals = capitals && chunk.plain.size() > 1;
  return chunk;
}

std::vector<Chunk> cut(std::string_view text) {
  const std::string plain = with_plain_separators(text);
  std::vector<Chunk> chunks;
  bool after_comma = false;
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t end = std::min(plain.find_first_of(" ,", at), plain.size());
    if (end > at) {
      Chunk chunk = make_chunk(std::string_view(plain).substr(at, end - at), after_comma);
      after_comma = after_comma && chunk.words.empty();
      if (!chunk.words.empty()) chunks.push_back(std::move(chunk));
    }
    if (end < plain.size() && plain[end] == ',') after_comma = true;
    at = end + 1;
  }
  return chunks;
}

bool is_initials(const Chunk& chunk) {
  return std::all_of(chunk.words.begin(), chunk.words.end(), [](const std::string& word) { return word.size() == 1; });
}

class QueryReader {
 public:
  QueryReader(std::vector<Chunk> chunks, const std::vector<std::string>& codes)
      : chunks_(std::move(chunks)), codes_(codes) {}

  NameQuery read() {
    NameQuery query;
    if (chunks_.empty()) {
      query.verdict = LookupVerdict::kEmpty;
      return query;
    }
    drop_titles();
    drop_post_nominals();
    if (chunks_.empty()) {
      query.verdict = LookupVerdict::kOnlyTitles;
      return query;
    }
    write_maria_out();
    for (const Chunk& chunk : chunks_) add_words(query, chunk);
    query.doubtful =
        chunks_.size() > 2 && is_doubtful_post_nominal(chunks_.back().plain) ? chunks_.back().words.size() : 0;
    query.is_one_name = is_one_name() || is_family_name_of_particles(query);
    query.has_only_particles = std::all_of(query.words.begin(), query.words.end() - 1,
                                           [](const QueryWord& word) { return is_particle(word.text) || is_saint(word.text); });
    if (query.words.size() > kMostWords) query.verdict = LookupVerdict::kTooLong;
    if (std::all_of(query.words.begin(), query.words.end(),
                    [](const QueryWord& word) { return word.text.size() == 1; }))
      query.verdict = LookupVerdict::kOnlyInitials;
    return query;
  }

 private:
  // Another given name follows, and the family name follows or stands before a comma.
  void write_maria_out() {
    for (std::size_t index = 0; index < chunks_.size(); ++index) {
      Chunk& chunk = chunks_[index];
      const bool last = index + 1 == chunks_.size();
      const bool given_follows = chunk.words.size() > 1 || (!last && !chunks_[index + 1].after_comma);
      if (begins_with_short_maria(chunk.raw) && given_follows) chunk.words[0] = "maria";
    }
  }

  bool is_code(const Chunk& chunk) const {
    return std::find(codes_.begin(), codes_.end(), chunk.plain) != codes_.end();
  }

  void drop_titles() {
    while (!chunks_.empty()) {
      const Chunk& first = chunks_.front();
      const bool title = is_title(first.plain) || (is_doubtful_title(first.plain) && chunks_.size() > 2);
      if (!title || (chunks_.size() > 1 && first.words.size() > 1)) return;
      chunks_.erase(chunks_.begin());
    }
  }

  // Letters after a name, unless they could be the name itself.
  void drop_post_nominals() {
    while (!chunks_.empty()) {
      const Chunk& last = chunks_.back();
      const bool certain = is_code(last) || is_post_nominal(last.plain);
      const bool doubtful =
          is_doubtful_post_nominal(last.plain) || (certain && is_initials(last) && last.words.size() < 3);
      if (!certain && !doubtful) return;
      const bool marked = last.after_comma || (last.has_point && last.words.size() > 1) || stands_out_in_capitals();
      const bool enough_left = words_before_last() >= 2;
      const bool drop =
          chunks_.size() == 1 ? certain : (certain && !doubtful && (enough_left || marked)) || (marked && enough_left);
      if (!drop) return;
      chunks_.pop_back();
    }
  }

  std::size_t words_before_last() const {
    std::size_t count = 0;
    for (std::size_t index = 0; index + 1 < chunks_.size(); ++index) count += chunks_[index].words.size();
    return count;
  }

  bool stands_out_in_capitals() const {
    return chunks_.back().all_capitals && std::any_of(chunks_.begin(), chunks_.end() - 1, [](const Chunk& chunk) {
             return !chunk.all_capitals && chunk.plain.size() > 1;
           });
  }

  static void add_words(NameQuery& query, const Chunk& chunk) {
    const bool hyphen =
        chunk.raw.find_first_of('-') != std::string::npos || chunk.raw.find("\xE2\x80\x90") != std::string::npos ||
        chunk.raw.find("\xE2\x80\x91") != std::string::npos || chunk.raw.find("\xE2\x80\x93") != std::string::npos;
    if (chunk.after_comma && query.comma == 0) query.comma = query.words.size();
    // "J.-S." are two initials as "J.S." are.
    const bool joined = hyphen && !is_initials(chunk);
    for (std::size_t index = 0; index < chunk.words.size(); ++index)
      query.words.push_back({chunk.words[index], joined && index > 0});
  }

  // "De la Cruz", "van der Berg": two particles at least, for one alone may be a given name ("Van", "Ben", "Al").
  static bool is_family_name_of_particles(const NameQuery& query) {
    std::vector<std::string> words;
    for (const QueryWord& word : query.words) words.push_back(word.text);
    return words.size() > 2 && query.comma == 0 && without_particles(words).size() == 1;
  }

  // A single name, also when it is hyphenated. Scripts without spaces write a whole name in one.
  bool is_one_name() const {
    if (chunks_.size() > 1) return false;
    const Chunk& only = chunks_.front();
    return only.words.size() == 1 || !(only.has_point || has_other_script(only.raw));
  }

  std::vector<Chunk> chunks_;
  const std::vector<std::string>& codes_;
};

}  // namespace

NameQuery read_name_query(std::string_view text, const std::vector<std::string>& designation_codes) {
  NameQuery query;
  if (find_invalid_utf8(text) || is_control(text))
    query.verdict = LookupVerdict::kNotText;
  else if (count_code_points(text) > kLongestName)
    query.verdict = LookupVerdict::kTooLong;
  else if (text.find_first_of("*?%_") != std::string_view::npos)
    query.verdict = LookupVerdict::kWildcard;
  if (query.verdict != LookupVerdict::kAnswered) return query;
  return QueryReader(cut(text), designation_codes).read();
}

}  // namespace muster
