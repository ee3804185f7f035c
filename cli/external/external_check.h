// Asks other sites whether the pages that this site links to are still there. Polite: each address is asked for once a
// week, a host gets one request at a time and a pause between two, and a program that is told to wait does.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "cli/external/external_cache.h"
#include "core/diagnostics/diagnostic.h"
#include "generator/build_site.h"

namespace muster {

struct ExternalCheckSettings {
  unsigned hosts_at_once = 8;
  std::chrono::milliseconds pause{1000};  ///< Between two requests to one host.
  std::chrono::seconds patience{10};      ///< For a connection, and for an answer.
  std::string today;                      ///< ISO day.
};

/// Asks for every address of `links` to which `answers` has nothing that still holds, and puts what it finds there.
void ask_other_sites(const std::vector<ExternalReference>& links, const ExternalCheckSettings& settings,
                     ExternalAnswers& answers);

/// link/external-broken and link/external-moved, for each place that has such a link.
std::vector<Diagnostic> external_problems(const std::vector<ExternalReference>& links, const ExternalAnswers& answers);

}  // namespace muster
