// Every text with its length, so that no two lists of texts look the same.
#include "generator/index/index_keys.h"

#include <algorithm>
#include <string_view>

#include "core/release/digest.h"

namespace muster {

namespace {

class Key {
 public:
  Key& add(std::string_view text) {
    text_.append(std::to_string(text.size())).append(":").append(text);
    return *this;
  }

  Key& add(const std::vector<std::string>& texts) {
    add(std::to_string(texts.size()));
    for (const std::string& text : texts) add(text);
    return *this;
  }

  // Folded from time to time, so that it does not hold the whole site.
  void fold() {
    if (text_.size() < kLongest) return;
    text_ = sha256_hex(text_);
  }

  std::string digest() const { return sha256_hex(text_); }

  EntryDigest short_digest() const {
    const Digest whole = sha256(text_);
    EntryDigest begin{};
    std::copy_n(whole.begin(), begin.size(), begin.begin());
    return begin;
  }

 private:
  static constexpr std::size_t kLongest = std::size_t{1} << 20;
  std::string text_;
};

}  // namespace

EntryDigest entry_digest(const SearchEntry& entry) {
  // By name, so that a member added to the struct and forgotten here does not compile.
  const auto& [url, title, page_url, page_title, type, category_id, category_title, language, keywords, text] = entry;
  Key key;
  key.add(url).add(title).add(page_url).add(page_title).add(type).add(category_id).add(category_title);
  key.add(language).add(keywords).add(text);
  return key.short_digest();
}

std::string search_index_key(const std::vector<EntryDigest>& digests, const SearchIndexOptions& options) {
  Key key;
  const auto& [index_language, synonyms, one_way] = options;
  key.add(index_language).add(std::to_string(synonyms.size()));
  for (const std::vector<std::string>& list : synonyms) key.add(list);
  key.add(std::to_string(one_way.size()));
  for (const auto& [term, others] : one_way) key.add(term).add(others);
  for (const EntryDigest& digest : digests) key.add({reinterpret_cast<const char*>(digest.data()), digest.size()});
  return key.digest();
}

std::string roster_index_key(const RosterData& roster) {
  Key key;
  const auto& [as_of, known, members, nicknames] = roster;
  key.add(as_of).add(std::to_string(known.size()));
  for (const auto& [code, name, url] : known) key.add(code).add(name).add(url);
  key.add(std::to_string(nicknames.size()));
  for (const auto& [nickname, name] : nicknames) key.add(nickname).add(name);
  for (std::size_t member = 0; member < members.size(); ++member) {
    key.add(members.packed(member));
    key.fold();
  }
  return key.digest();
}

}  // namespace muster
