// Signed statements: given with a match, checked at /roster/verify/, and the public keys for those who check elsewhere.
// A statement is in the address of the request that checks it, and nowhere else: nothing of it is stored or logged.
#pragma once

#include <httplib.h>

#include <string>
#include <vector>

#include "core/roster/roster_engine.h"
#include "server/handlers/visit.h"

namespace muster {

/// One for each match of an answer that is a yes; none when the server has no secret key. `checked_at`: ISO 8601 in
/// UTC.
std::vector<std::string> statements_about(const Visit& visit, const RosterAnswer& answer,
                                          const std::string& checked_at);

/// Both are 404 when the server has no key.
void answer_statement_page(const Visit& visit, const httplib::Request& request, httplib::Response& response);
void answer_statement_keys(const Visit& visit, const httplib::Request& request, httplib::Response& response);

}  // namespace muster
