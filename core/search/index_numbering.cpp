// Ids rise with the order of entries, whatever was kept from the index before.
#include "core/search/index_numbering.h"

#include <limits>
#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "core/search/repeated_entries.h"

namespace muster {
namespace {

constexpr std::uint32_t kEnd = std::numeric_limits<std::uint32_t>::max();

void note_documents(NumberedEntries& numbered) {
  std::uint32_t last = 0;
  for (NumberedEntry& entry : numbered.entries) {
    entry.traits.free_before = entry.document - last - 1;
    last = entry.document;
    numbered.sources[entry.place].document = last;
  }
}

std::vector<EntrySource> make_sources(const std::vector<SearchEntry>& entries, const std::vector<EntryDigest>& digests,
                                      Analyser& analyser, const std::vector<EntrySource>& earlier) {
  std::map<EntryDigest, std::uint64_t> known;
  for (const EntrySource& source : earlier) known[source.digest] = source.title_key;
  std::vector<EntrySource> sources(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!digests.empty()) sources[i].digest = digests[i];
    const auto found = known.find(sources[i].digest);
    sources[i].title_key = found == known.end() ? title_key(entries[i], analyser) : found->second;
    sources[i].is_question = entries[i].type == "faq";
  }
  return sources;
}

// The ids of entries that were there before, if they stand in the same order; 0 for others.
bool keep_documents(NumberedEntries& numbered, const std::vector<EntrySource>& earlier) {
  std::map<EntryDigest, std::uint32_t> before;
  for (const EntrySource& source : earlier) before[source.digest] = source.document;
  std::uint32_t last = 0;
  for (NumberedEntry& entry : numbered.entries) {
    const auto found = before.find(numbered.sources[entry.place].digest);
    if (found == before.end() || found->second == 0) continue;
    if (found->second <= last) return false;
    entry.document = last = found->second;
    entry.is_new = false;
  }
  return true;
}

// A page with a new entry is written whole: so the new one finds a place between the others.
void renew_whole_pages(std::vector<NumberedEntry>& entries) {
  for (std::size_t begin = 0; begin < entries.size();) {
    std::size_t end = begin;
    bool has_new = false;
    for (; end < entries.size() && entries[end].traits.page == entries[begin].traits.page; ++end)
      has_new = has_new || entries[end].is_new;
    for (; begin < end; ++begin) entries[begin].is_new = has_new;
  }
}

}  // namespace

NumberedEntries number_entries(const std::vector<SearchEntry>& entries, const std::vector<EntryDigest>& digests,
                               Analyser& analyser, const std::vector<EntrySource>& earlier) {
  NumberedEntries numbered;
  numbered.sources = make_sources(entries, digests, analyser, earlier);
  const std::vector<bool> repeated = find_repeated_entries(entries, numbered.sources, analyser, earlier);
  std::unordered_map<std::string, std::uint32_t> categories;
  std::unordered_map<std::string, std::uint32_t> pages;
  std::unordered_set<std::string> question_pages;
  for (const SearchEntry& entry : entries) {
    if (entry.type == "faq") question_pages.insert(entry.page_url);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (repeated[i]) continue;
    const SearchEntry& entry = entries[i];
    const auto [category, is_new] =
        categories.try_emplace(entry.category_id, static_cast<std::uint32_t>(categories.size()));
    if (is_new) numbered.categories.push_back({entry.category_id, entry.category_title});
    NumberedEntry& made = numbered.entries.emplace_back();
    made.place = i;
    made.traits.category = category->second;
    made.traits.page = pages.try_emplace(entry.page_url, static_cast<std::uint32_t>(pages.size())).first->second;
    const bool has_questions = entry.type != "faq" && question_pages.contains(entry.page_url);
    made.traits.kind = has_questions ? EntryKind::kQuestionPage : entry_kind(entry.type);
  }
  return numbered;
}

void number_documents(NumberedEntries& numbered, std::uint32_t spare) {
  const NumberedEntry* last = nullptr;
  for (NumberedEntry& entry : numbered.entries) {
    entry.document = 1;
    if (last != nullptr) entry.document += last->document + (last->traits.page == entry.traits.page ? 0 : spare);
    last = &entry;
  }
  note_documents(numbered);
}

bool renumber_documents(NumberedEntries& numbered, const std::vector<EntrySource>& earlier) {
  if (!keep_documents(numbered, earlier)) return false;
  renew_whole_pages(numbered.entries);
  std::vector<NumberedEntry>& entries = numbered.entries;
  std::uint32_t last = 0;
  for (std::size_t begin = 0; begin < entries.size();) {
    if (!entries[begin].is_new) {
      last = entries[begin++].document;
      continue;
    }
    std::size_t end = begin;
    while (end < entries.size() && entries[end].is_new) ++end;
    const std::uint32_t next = end < entries.size() ? entries[end].document : kEnd;
    const std::size_t room = next - last - 1;
    if (room < end - begin) return false;
    // As many free on either side, for the pages there may grow too.
    if (next != kEnd) last += static_cast<std::uint32_t>((room - (end - begin)) / 2);
    for (; begin < end; ++begin) entries[begin].document = ++last;
  }
  note_documents(numbered);
  return true;
}

}  // namespace muster
