// The JSON that the interface promises, key by key.
#include "server/views/answer_json.h"

#include <nlohmann/json.hpp>

namespace muster {

namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json result_json(const SearchResult& result) {
  return {{"url", result.url},
          {"title", result.title},
          {"page_title", result.page_title},
          {"type", result.type},
          {"category", {{"id", result.category_id}, {"title", result.category_title}}},
          {"snippet", result.snippet},
          {"score", result.score}};
}

Json match_json(const RosterMatch& match) {
  Json designations = Json::array();
  for (const Designation& designation : match.designations)
    designations.push_back({{"code", designation.code}, {"name", designation.name}, {"url", designation.url}});
  return {{"name", match.name},
          {"city", match.city},
          {"match", match_kind_name(match.match)},
          {"designations", std::move(designations)}};
}

}  // namespace

std::string search_answer_json(const SearchAnswer& answer) {
  Json json;
  json["query"] = answer.query;
  json["corrected"] = answer.corrected ? Json(*answer.corrected) : Json(nullptr);
  json["total"] = answer.total;
  if (answer.is_partial) json["partial"] = true;
  json["page"] = answer.page;
  json["limit"] = answer.limit;
  json["results"] = Json::array();
  for (const SearchResult& result : answer.results) json["results"].push_back(result_json(result));
  json["categories"] = Json::array();
  for (const SearchCategory& category : answer.categories)
    json["categories"].push_back({{"id", category.id}, {"title", category.title}, {"count", category.count}});
  return dump(json);
}

std::string roster_answer_json(const RosterAnswer& answer, const std::vector<std::string>& statements) {
  Json json;
  json["name"] = answer.name;
  json["as_of"] = answer.as_of;
  json["too_many"] = answer.too_many;
  json["matches"] = Json::array();
  for (std::size_t i = 0; i < answer.matches.size(); ++i) {
    json["matches"].push_back(match_json(answer.matches[i]));
    if (i < statements.size()) json["matches"].back()["statement"] = statements[i];
  }
  return dump(json);
}

}  // namespace muster
