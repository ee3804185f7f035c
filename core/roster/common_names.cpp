// The lists stand in the files that are included here, as text.
#include "core/roster/common_names.h"

#include <algorithm>

namespace muster {

namespace {

constexpr std::string_view kFamilyNames =
#include "core/roster/common_family_names.inc"
    ;

constexpr std::string_view kGivenNames =
#include "core/roster/common_given_names.inc"
    ;

// In two parts, as a compiler need not take a text of more than 65,536 characters.
constexpr std::string_view kRarerFamilyNames[] = {
#include "core/roster/rarer_family_names_a_to_k.inc"
    ,
#include "core/roster/rarer_family_names_l_to_z.inc"
};

constexpr std::string_view kRarerGivenNames =
#include "core/roster/rarer_given_names.inc"
    ;

std::vector<std::string_view> sorted_words(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = text.find_first_not_of(" \n"); at < text.size(); at = text.find_first_not_of(" \n", at)) {
    const std::size_t end = std::min(text.find_first_of(" \n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

const std::vector<std::string_view>& common_family_names() {
  static const std::vector<std::string_view> names = sorted_words(kFamilyNames);
  return names;
}

const std::vector<std::string_view>& common_given_names() {
  static const std::vector<std::string_view> names = sorted_words(kGivenNames);
  return names;
}

bool is_common_family_name(std::string_view name) {
  return std::binary_search(common_family_names().begin(), common_family_names().end(), name);
}

bool is_common_given_name(std::string_view name) {
  return std::binary_search(common_given_names().begin(), common_given_names().end(), name);
}

const std::vector<std::string_view>& rarer_family_names() {
  static const std::vector<std::string_view> names = [] {
    std::vector<std::string_view> all = sorted_words(kRarerFamilyNames[0]);
    const std::vector<std::string_view> rest = sorted_words(kRarerFamilyNames[1]);
    all.insert(all.end(), rest.begin(), rest.end());
    return all;
  }();
  return names;
}

const std::vector<std::string_view>& rarer_given_names() {
  static const std::vector<std::string_view> names = sorted_words(kRarerGivenNames);
  return names;
}

bool is_rarer_family_name(std::string_view name) {
  return std::binary_search(rarer_family_names().begin(), rarer_family_names().end(), name);
}

bool is_rarer_given_name(std::string_view name) {
  return std::binary_search(rarer_given_names().begin(), rarer_given_names().end(), name);
}

}  // namespace muster
