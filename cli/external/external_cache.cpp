// Read with nothing taken for granted: the file may be anybody's.
#include "cli/external/external_cache.h"

#include <array>
#include <chrono>
#include <nlohmann/json.hpp>

#include "core/yaml/mapping_reader.h"

namespace muster {

namespace {

using Json = nlohmann::json;

constexpr std::array<const char*, 4> kNames{"fine", "moved", "broken", "unknown"};
constexpr std::chrono::days kWeek{7};

std::chrono::sys_days day_of(const std::string& iso) {
  return std::chrono::year(std::stoi(iso.substr(0, 4))) / std::stoi(iso.substr(5, 2)) / std::stoi(iso.substr(8, 2));
}

}  // namespace

std::string external_answers_to_json(const ExternalAnswers& answers) {
  Json json = Json::object();
  for (const auto& [address, answer] : answers)
    json[address] = {{"kind", kNames[static_cast<std::size_t>(answer.kind)]},
                     {"detail", answer.detail},
                     {"checked", answer.checked}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

ExternalAnswers external_answers_from_json(std::string_view text) {
  ExternalAnswers answers;
  const Json json = Json::parse(text, nullptr, false);
  if (!json.is_object()) return answers;
  for (const auto& [address, value] : json.items()) {
    const bool whole = value.is_object() && value.contains("kind") && value["kind"].is_string() &&
                       value.contains("detail") && value["detail"].is_string() && value.contains("checked") &&
                       value["checked"].is_string();
    if (!whole) continue;
    for (std::size_t kind = 0; kind < kNames.size(); ++kind)
      if (value["kind"] == kNames[kind])
        answers[address] = {static_cast<ExternalAnswer::Kind>(kind), value["detail"].get<std::string>(),
                            value["checked"].get<std::string>()};
  }
  return answers;
}

bool still_holds(const ExternalAnswer& answer, const std::string& today) {
  const bool good = answer.kind == ExternalAnswer::Kind::kFine || answer.kind == ExternalAnswer::Kind::kMoved;
  if (!good || !is_iso_date(answer.checked) || !is_iso_date(today)) return false;
  const std::chrono::days age = day_of(today) - day_of(answer.checked);
  return age >= std::chrono::days(0) && age < kWeek;
}

}  // namespace muster
