// What was found behind addresses of other sites, kept from one check to the next.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace muster {

/// What came of asking for one address.
struct ExternalAnswer {
  enum class Kind { kFine, kMoved, kBroken, kUnknown };  ///< kUnknown: the site was busy or refuses programs.
  Kind kind = Kind::kUnknown;
  std::string detail;   ///< kMoved: the new address; kBroken and kUnknown: why.
  std::string checked;  ///< ISO day.
};

/// Address, without its fragment -> answer.
using ExternalAnswers = std::map<std::string, ExternalAnswer>;

/// {"https://…": {"kind": "fine", "detail": "", "checked": "2026-11-01"}}
std::string external_answers_to_json(const ExternalAnswers& answers);

/// Empty when the text cannot be read: then everything is asked again.
ExternalAnswers external_answers_from_json(std::string_view json);

/// Whether an answer still holds on the ISO day `today`: what is fine or has moved holds for a week, anything else is
/// asked again each time.
bool still_holds(const ExternalAnswer& answer, const std::string& today);

}  // namespace muster
