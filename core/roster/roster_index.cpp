// Every table is walked once when the index is opened, so that a lookup may trust each number it reads.
#include "core/roster/roster_index.h"

#include <algorithm>

namespace muster {

namespace {

Failure damaged(const char* what) { return {std::string("the name index is damaged: ") + what, "", 0}; }

std::uint16_t number_at(std::string_view set, std::size_t index) {
  return static_cast<std::uint16_t>(static_cast<unsigned char>(set[2 * index]) |
                                    static_cast<unsigned char>(set[2 * index + 1]) << 8U);
}

}  // namespace

Result<RosterIndex> RosterIndex::open(std::string_view bytes) {
  Result<IndexFile> file = IndexFile::open(bytes);
  if (!file) return file.failure();
  RosterIndex index;
  index.as_of_ = file->bytes(Section::kAsOf);
  Result<NameDictionary> given = NameDictionary::open(*file, Section::kGivenDictionary);
  if (!given) return given.failure();
  Result<NameDictionary> family = NameDictionary::open(*file, Section::kFamilyDictionary);
  if (!family) return family.failure();
  index.given_ = *given;
  index.family_ = *family;
  if (Result<void> lists = index.open_lists(*file); !lists) return lists.failure();
  if (Result<void> members = index.open_members(*file); !members) return members.failure();
  if (Result<void> postings = index.open_postings(*file); !postings) return postings.failure();
  return index;
}

Result<void> RosterIndex::open_lists(const IndexFile& file) {
  const std::pair<StringList*, Section> lists[] = {{&designations_, Section::kDesignations},
                                                   {&designation_sets_, Section::kDesignationSets},
                                                   {&cities_, Section::kCities},
                                                   {&nicknames_, Section::kNicknames}};
  for (const auto& [list, section] : lists) {
    Result<StringList> opened = StringList::open(file.bytes(section));
    if (!opened) return opened.failure();
    *list = *opened;
  }
  if (designations_.size() % 3 != 0 || nicknames_.size() % 2 != 0) return damaged("a list has the wrong size");
  for (std::size_t index = 0; index < designation_sets_.size(); ++index) {
    const std::string_view set = designation_sets_[index];
    if (set.size() % 2 != 0) return damaged("a set has the wrong size");
    for (std::size_t item = 0; item < set.size() / 2; ++item)
      if (number_at(set, item) >= designations_.size() / 3) return damaged("a designation is unknown");
  }
  return {};
}

Result<void> RosterIndex::open_members(const IndexFile& file) {
  name_begins_ = file.array<std::uint32_t>(Section::kNameBegins);
  name_text_ = file.bytes(Section::kNameText);
  members_ = file.array<IndexedMember>(Section::kMembers);
  if (!are_rising(name_begins_, name_text_.size()) || name_begins_.size() != members_.size() + 1)
    return damaged("members leave their section");
  for (std::uint32_t member = 0; member < members_.size(); ++member) {
    const std::string_view text =
        name_text_.substr(name_begins_[member], name_begins_[member + 1] - name_begins_[member]);
    if (std::count(text.begin(), text.end(), kNameSeparator) != 2) return damaged("a name has the wrong form");
    const bool known =
        members_[member].city < cities_.size() && members_[member].designation_set < designation_sets_.size();
    if (!known) return damaged("a member's city or designations are unknown");
  }
  return {};
}

Result<void> RosterIndex::open_postings(const IndexFile& file) {
  posting_begins_ = file.array<std::uint32_t>(Section::kPostingBegins);
  postings_ = file.array<Posting>(Section::kPostings);
  if (posting_begins_.size() != std::size_t{family_.size()} + 1 || !are_rising(posting_begins_, postings_.size()))
    return damaged("postings leave their section");
  for (const Posting& posting : postings_) {
    const bool known =
        posting.member < members_.size() && (posting.given() < given_.size() || posting.given() == Posting::kNoGiven);
    if (!known) return damaged("a posting leads nowhere");
  }
  for (std::uint32_t unit = 0; unit < family_.size(); ++unit) {
    const auto list = postings(unit);
    if (!std::is_sorted(list.begin(), list.end(),
                        [](const Posting& a, const Posting& b) { return a.given() < b.given(); }))
      return damaged("postings are not in order");
  }
  return {};
}

std::span<const Posting> RosterIndex::postings(std::uint32_t family) const {
  return postings_.subspan(posting_begins_[family], posting_begins_[family + 1] - posting_begins_[family]);
}

MemberName RosterIndex::name(std::uint32_t member) const {
  const std::string_view text =
      name_text_.substr(name_begins_[member], name_begins_[member + 1] - name_begins_[member]);
  const std::size_t first = text.find(kNameSeparator);
  const std::size_t second = text.find(kNameSeparator, first + 1);
  return {text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

std::vector<Designation> RosterIndex::designations(std::uint32_t member) const {
  const std::string_view set = designation_sets_[members_[member].designation_set];
  std::vector<Designation> out;
  for (std::size_t item = 0; item < set.size() / 2; ++item) {
    const std::size_t first = std::size_t{3} * number_at(set, item);
    out.push_back({std::string(designations_[first]), std::string(designations_[first + 1]),
                   std::string(designations_[first + 2])});
  }
  return out;
}

std::vector<std::string_view> RosterIndex::designation_codes() const {
  std::vector<std::string_view> codes;
  for (std::size_t index = 0; index < designations_.size(); index += 3) codes.push_back(designations_[index]);
  return codes;
}

std::vector<std::pair<std::string, std::string>> RosterIndex::nicknames() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t index = 0; index < nicknames_.size(); index += 2)
    pairs.emplace_back(nicknames_[index], nicknames_[index + 1]);
  return pairs;
}

}  // namespace muster
