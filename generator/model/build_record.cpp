// build.json to and from BuildRecord.
#include "generator/model/build_record.h"

#include <nlohmann/json.hpp>

#include "core/release/digest.h"

namespace muster {

namespace {

using Json = nlohmann::json;

constexpr int kSchema = 1;
constexpr std::size_t kDigestDigits = 64;

Json to_json(const Diagnostic& item) {
  return {static_cast<int>(item.severity),
          item.code,
          item.file,
          item.position.line,
          item.position.column,
          item.message,
          item.help,
          item.length,
          item.show_source};
}

Diagnostic diagnostic_from(const Json& json) {
  return {static_cast<Severity>(json.at(0).get<int>()),
          json.at(1).get<std::string>(),
          json.at(2).get<std::string>(),
          {json.at(3).get<int>(), json.at(4).get<int>()},
          json.at(5).get<std::string>(),
          json.at(6).get<std::string>(),
          json.at(7).get<int>(),
          json.at(8).get<bool>()};
}

}  // namespace

std::string build_record_to_text(const BuildRecord& record) {
  Json warnings = Json::array();
  for (const Diagnostic& item : record.warnings) warnings.push_back(to_json(item));
  const Json json = {{"schema", kSchema},         {"program", record.program},
                     {"release", record.release}, {"manifest_digest", record.manifest_digest},
                     {"inputs", record.inputs},   {"compression", record.compression},
                     {"indexes", record.indexes}, {"sources", record.sources},
                     {"counts", record.counts},   {"overdue", record.overdue},
                     {"warnings", warnings}};
  const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  return sha256_hex(text) + "\n" + text;
}

std::optional<BuildRecord> build_record_from_text(std::string_view text) {
  if (text.size() <= kDigestDigits || sha256_hex(text.substr(kDigestDigits + 1)) != text.substr(0, kDigestDigits))
    return std::nullopt;
  try {
    const Json json = Json::parse(text.substr(kDigestDigits + 1));
    if (json.at("schema").get<int>() != kSchema) return std::nullopt;
    BuildRecord record;
    json.at("program").get_to(record.program);
    json.at("release").get_to(record.release);
    json.at("manifest_digest").get_to(record.manifest_digest);
    json.at("inputs").get_to(record.inputs);
    json.at("compression").get_to(record.compression);
    json.at("indexes").get_to(record.indexes);
    json.at("sources").get_to(record.sources);
    json.at("counts").get_to(record.counts);
    json.at("overdue").get_to(record.overdue);
    for (const Json& item : json.at("warnings")) record.warnings.push_back(diagnostic_from(item));
    return record;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace muster
