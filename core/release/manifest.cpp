// manifest.json to and from Manifest.
#include "core/release/manifest.h"

#include <nlohmann/json.hpp>

namespace muster {

namespace {

// Written piece by piece: of tens of thousands of files, a tree of JSON values would be larger than their names.
std::string files_to_json(const std::map<std::string, ManifestFile>& files) {
  std::string text = "{";
  for (const auto& [path, file] : files) {
    text += text.size() == 1 ? "\n  " : ",\n  ";
    text += nlohmann::json(path).dump() + ": {\n   \"sha256\": \"" + file.sha256 +
            "\",\n   \"size\": " + std::to_string(file.size) + "\n  }";
  }
  return text + (files.empty() ? "}" : "\n }");
}

}  // namespace

std::string manifest_to_json(const Manifest& manifest) {
  nlohmann::ordered_json json;
  json["schema"] = manifest.schema;
  json["id"] = manifest.id;
  json["program"] = manifest.program;
  json["built_at"] = manifest.built_at;
  json["roster_as_of"] = manifest.roster_as_of;
  json["counts"] = {{"pages", manifest.page_count},
                    {"faq_entries", manifest.faq_entry_count},
                    {"search_entries", manifest.search_entry_count},
                    {"members", manifest.member_count}};
  std::string text = json.dump(1);
  text.erase(text.size() - 2);  // The line feed and the last bracket.
  return text + ",\n \"files\": " + files_to_json(manifest.files) + "\n}\n";
}

Result<Manifest> manifest_from_json(std::string_view text) {
  try {
    const nlohmann::json json = nlohmann::json::parse(text);
    Manifest manifest;
    manifest.schema = json.at("schema").get<int>();
    if (manifest.schema != kManifestSchema)
      return Failure{"the manifest has schema " + std::to_string(manifest.schema) + "; this program reads schema " +
                         std::to_string(kManifestSchema),
                     "", 0};
    manifest.id = json.at("id").get<std::string>();
    manifest.program = json.at("program").get<std::string>();
    manifest.built_at = json.at("built_at").get<std::string>();
    manifest.roster_as_of = json.at("roster_as_of").get<std::string>();
    const nlohmann::json& counts = json.at("counts");
    manifest.page_count = counts.at("pages").get<std::uint64_t>();
    manifest.faq_entry_count = counts.at("faq_entries").get<std::uint64_t>();
    manifest.search_entry_count = counts.at("search_entries").get<std::uint64_t>();
    manifest.member_count = counts.at("members").get<std::uint64_t>();
    for (const auto& [path, file] : json.at("files").items())
      manifest.files[path] = {file.at("sha256").get<std::string>(), file.at("size").get<std::uint64_t>()};
    return manifest;
  } catch (const nlohmann::json::exception& error) {
    return Failure{std::string("the manifest cannot be read: ") + error.what(), "", 0};
  }
}

}  // namespace muster
