// The name index is one file of sections (index_file.cpp draws the envelope). For the member
// "Zoë Anne O'Brien-Smith, Red Deer", who prefers "Zo":
//
//     kAsOf              "2026-11-01"
//     kDesignations      "C.E.T.", "Certified Engineering Technologist", "/designations/c-e-t/", ...
//     kDesignationSets   {0}, {0, 3}, ...               each set of designations that some member holds, u16 a number
//     kCities            "Calgary", "Red Deer", ...     sorted
//     kNicknames         nickname, full name, ...       what the site adds
//     kNameText          "Zoë\1Anne\1O'Brien-Smith" ... one member after another, sorted by published name
//     kNameBegins        u32 where each begins          no preferred or former name is in there
//     kMembers           u32 city, u32 designation set
//     kGivenDictionary   "zo", "zoe", ...               sorted units with counts, scan tables, sound keys, letter model
//     kFamilyDictionary  "obrien", "obriensmith", "smith", ...
//     kPostingBegins     u32 a family unit
//     kPostings          "obrien": (zoe, half, member) | "obriensmith": (zo, preferred, member), (zoe, 0, member) | ...
//
// Members are sorted by what is published of them, so that the order of the member file is not told either.
#include "core/roster/roster_index_writer.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>

#include "core/roster/common_names.h"
#include "core/roster/fold_name.h"
#include "core/roster/index_file.h"
#include "core/roster/member_forms.h"
#include "core/roster/name_dictionary_writer.h"
#include "core/roster/nicknames.h"
#include "core/roster/roster_index.h"

namespace muster {

namespace {

struct Entry {
  std::uint32_t family;
  std::uint32_t given;
  std::uint32_t member;
  std::uint32_t flags;

  auto key() const { return std::tie(family, given, member, flags); }
};

std::string name_text(const RosterMember& member) {
  return member.given_name + kNameSeparator + member.middle_names + kNameSeparator + member.family_name;
}

class IndexBuilder {
 public:
  explicit IndexBuilder(const RosterData& data) : data_(data) {}

  Result<std::string> build() {
    sort_members();
    if (Result<void> known = number_designations(); !known) return known.failure();
    add_lists();
    if (Result<void> added = add_members(); !added) return added.failure();
    add_forms();
    if (Result<void> added = add_postings(); !added) return added.failure();
    return file_.finish();
  }

 private:
  void sort_members() {
    order_.resize(data_.members.size());
    std::iota(order_.begin(), order_.end(), 0U);
    std::sort(order_.begin(), order_.end(),
              [this](std::uint32_t a, std::uint32_t b) { return data_.members.packed(a) < data_.members.packed(b); });
  }

  Result<void> number_designations() {
    if (data_.designations.size() > std::numeric_limits<std::uint16_t>::max())
      return Failure{"the roster has too many designations for a name index", "", 0};
    std::uint16_t number = 0;
    for (const Designation& designation : data_.designations) numbers_.emplace(designation.code, number++);
    return {};
  }

  void add_lists() {
    file_.add(Section::kAsOf, data_.as_of);
    std::vector<std::string> designations;
    std::vector<std::string> nicknames;
    for (const Designation& designation : data_.designations)
      designations.insert(designations.end(), {designation.code, designation.name, designation.url});
    for (const auto& [nickname, full_name] : data_.nicknames)
      nicknames.insert(nicknames.end(), {fold_joined(nickname), fold_joined(full_name)});
    file_.add_strings(Section::kDesignations, designations);
    file_.add_strings(Section::kNicknames, nicknames);
  }

  Result<std::string> designation_set(const RosterMember& member) const {
    std::string set;
    for (const std::string& code : member.designations) {
      const auto number = numbers_.find(code);
      if (number == numbers_.end()) return Failure{"a member holds a designation that has no page: " + code, "", 0};
      set += static_cast<char>(number->second & 0xFFU);
      set += static_cast<char>(number->second >> 8U);
    }
    return set;
  }

  // Distinct strings in order, numbered.
  static std::vector<std::string> number_sorted(std::map<std::string, std::uint32_t>& strings) {
    std::vector<std::string> sorted;
    for (auto& [text, number] : strings) {
      number = static_cast<std::uint32_t>(sorted.size());
      sorted.push_back(text);
    }
    return sorted;
  }

  Result<void> add_members() {
    std::map<std::string, std::uint32_t> cities;
    std::map<std::string, std::uint32_t> sets;
    for (const RosterMember& member : data_.members) {
      Result<std::string> set = designation_set(member);
      if (!set) return set.failure();
      cities.emplace(member.city, 0);
      sets.emplace(std::move(*set), 0);
    }
    file_.add_strings(Section::kCities, number_sorted(cities));
    file_.add_strings(Section::kDesignationSets, number_sorted(sets));
    std::vector<IndexedMember> records;
    std::vector<std::uint32_t> begins{0};
    std::string text;
    records.reserve(order_.size());
    begins.reserve(order_.size() + 1);
    for (const std::uint32_t number : order_) {
      const RosterMember member = data_.members[number];
      records.push_back({cities.at(member.city), sets.at(*designation_set(member))});
      text += name_text(member);
      if (text.size() > std::numeric_limits<std::uint32_t>::max())
        return Failure{"the roster is too large for a name index", "", 0};
      begins.push_back(static_cast<std::uint32_t>(text.size()));
    }
    file_.add_array(Section::kMembers, records);
    file_.add_array(Section::kNameBegins, begins);
    file_.add(Section::kNameText, std::move(text));
    return {};
  }

  void add_forms() {
    for (std::uint32_t place = 0; place < order_.size(); ++place) {
      bool counted = false;
      for (const NameForm& form : forms_of(data_.members[order_[place]])) {
        const std::uint32_t family = family_.add(form.family);
        const std::uint32_t given = form.given.empty() ? Posting::kNoGiven : given_.add(form.given);
        entries_.push_back({family, given, place, form.flags});
        if (counted) continue;
        counted = true;
        family_.count(family);
        if (given != Posting::kNoGiven) given_.count(given);
      }
    }
  }

  Result<void> add_postings() {
    const std::vector<std::string> related = Nicknames::compiled_in().names();
    std::vector<std::string_view> known_given = common_given_names();
    known_given.insert(known_given.end(), related.begin(), related.end());
    const std::vector<std::uint32_t> given = given_.write(file_, Section::kGivenDictionary, known_given);
    const std::vector<std::uint32_t> family = family_.write(file_, Section::kFamilyDictionary, common_family_names());
    if (given.size() >= Posting::kNoGiven)
      return Failure{"the roster has too many given names for a name index", "", 0};
    for (Entry& entry : entries_) {
      entry.family = family[entry.family];
      if (entry.given != Posting::kNoGiven) entry.given = given[entry.given];
    }
    std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) { return a.key() < b.key(); });
    std::vector<std::uint32_t> begins(family.size() + 1, 0);
    std::vector<Posting> postings;
    postings.reserve(entries_.size());
    for (const Entry& entry : entries_) {
      ++begins[entry.family + 1];
      postings.push_back({entry.given | entry.flags << 24U, entry.member});
    }
    std::partial_sum(begins.begin(), begins.end(), begins.begin());
    file_.add_array(Section::kPostingBegins, begins);
    file_.add_array(Section::kPostings, postings);
    return {};
  }

  const RosterData& data_;
  std::vector<std::uint32_t> order_;
  std::map<std::string, std::uint16_t> numbers_;
  NameDictionaryWriter given_;
  NameDictionaryWriter family_;
  std::vector<Entry> entries_;
  IndexFileWriter file_;
};

}  // namespace

Result<std::string> make_roster_index(const RosterData& data) { return IndexBuilder(data).build(); }

Result<void> write_roster_index(const RosterData& data, const std::string& directory) {
  Result<std::string> bytes = make_roster_index(data);
  if (!bytes) return bytes.failure();
  const std::string path = directory + "/" + kRosterIndexFile;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "wb"), std::fclose);
  if (file == nullptr) return Failure{"cannot write the name index", path, errno};
  const bool written =
      std::fwrite(bytes->data(), 1, bytes->size(), file.get()) == bytes->size() && std::fflush(file.get()) == 0;
  if (!written) return Failure{"cannot write the name index", path, errno};
  return {};
}

}  // namespace muster
