// Visit: one computed request on its way through a handler: the release it began with, who asks, and what a handler
// may use. Handlers get it beside cpp-httplib's request and response.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "core/diagnostics/result.h"
#include "core/diagnostics/time_limit.h"
#include "core/search/search_engine.h"
#include "core/statement/statement_keys.h"
#include "server/connection/client_address.h"
#include "server/files/content_coding.h"
#include "server/operation/rate_limiter.h"
#include "server/operation/server_options.h"
#include "server/release/release_snapshot.h"
#include "server/report/search_counter.h"

namespace muster {

struct Visit {
  std::shared_ptr<const ReleaseSnapshot> release;
  std::string language;  ///< BCP 47, one of the profile's.
  ClientAddress limit_key;
  RateLimiter* limiter = nullptr;  ///< Null: no limits.
  AcceptedCodings codings;
  std::uint64_t id = 0;
  std::string path;  ///< Decoded, as asked for.
  const SearchSource* search = nullptr;  ///< Null: the release's own index.
  SearchCounter* counter = nullptr;      ///< Null: searches are not counted.
  const StatementKeys* keys = nullptr;   ///< Null: no statements are signed, nor checked.
  TimeLimit time{};                      ///< When the client is told that the answer took too long.

  bool searches_elsewhere() const { return search != nullptr && !search->databases.empty(); }
};

/// This thread's engine for the index of the visit's release in that language, or for the databases that the server is
/// told to search instead; opened when the thread has none yet. The pointer is good until the next call on this thread.
Result<SearchEngine*> search_engine_of_thread(const Visit& visit, const std::string& language);

}  // namespace muster
