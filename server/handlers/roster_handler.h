// Lookup: /api/roster and the roster page. Nothing of a lookup is stored or logged.
#pragma once

#include <httplib.h>

#include "server/handlers/visit.h"

namespace muster {

void answer_api_roster(const Visit& visit, const httplib::Request& request, httplib::Response& response);
void answer_roster_page(const Visit& visit, const httplib::Request& request, httplib::Response& response);

}  // namespace muster
