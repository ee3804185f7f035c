// Every code a finding about content can have, in one table: what it means, how much it matters, and whether a site may
// change that in site.yaml under checks. tests/golden has a case for each.
#pragma once

#include <span>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace muster {

enum class Adjustable { kNo, kYes };

/// kCheck: advice, which `muster check` gives; a build gives it only when site.yaml sets its level.
enum class Reported { kAlways, kCheck };

struct DiagnosticCode {
  std::string_view code;
  Severity severity;      ///< Unless site.yaml says otherwise.
  Adjustable adjustable;  ///< kYes: checks: {code: off | warning | error} works.
  std::string_view meaning;
  Reported reported = Reported::kAlways;
};

/// Sorted by code.
std::span<const DiagnosticCode> diagnostic_codes();

const DiagnosticCode* find_diagnostic_code(std::string_view code);

}  // namespace muster
