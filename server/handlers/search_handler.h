// Search: /api/search, /api/suggest and the results page.
#pragma once

#include <httplib.h>

#include "server/handlers/visit.h"

namespace muster {

void answer_api_search(const Visit& visit, const httplib::Request& request, httplib::Response& response);
void answer_api_suggest(const Visit& visit, const httplib::Request& request, httplib::Response& response);
void answer_search_page(const Visit& visit, const httplib::Request& request, httplib::Response& response);

}  // namespace muster
