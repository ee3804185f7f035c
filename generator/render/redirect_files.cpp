// Each format has its own idea of what a path is; what it would take for something else is written as a pattern.
#include "generator/render/redirect_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "core/release/site_profile.h"
#include "core/text/escape.h"

namespace muster {

namespace {

// nginx refuses a longer key of a map unless map_hash_bucket_size, which is 64 where nothing is said, is raised.
constexpr std::size_t kLongestMapKey = 46;

constexpr std::string_view kNginxHead =
    "# Redirects of the site, for nginx. In the http block, and in the server block:\n"
    "#\n"
    "#     include SITE/current/redirects/nginx.conf;\n"
    "#     if ($muster_redirect) { return 301 $muster_redirect; }\n"
    "#\n"
    "# nginx reads it when it starts and on \"nginx -s reload\".\n";

constexpr std::string_view kCaddyHead =
    "# Redirects of the site, for Caddy. In the site block:\n"
    "#\n"
    "#     import SITE/current/redirects/Caddyfile\n"
    "#\n"
    "# Caddy reads it when it starts and on \"caddy reload\".\n";

struct Move {
  std::string from;  // Path of a request.
  std::string to;    // Site path or address.
};

std::vector<Move> moves_of(const Site& site) {
  std::vector<Move> moves;
  for (const auto& [from, to] : site.redirects)
    for (std::string& path : redirected_paths(from)) moves.push_back({std::move(path), to});
  return moves;
}

std::string folded(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte; });
  return text;
}

// How many addresses of the site are the same but for case.
std::map<std::string, int> count_spellings(const Site& site, const std::vector<Move>& moves) {
  std::map<std::string, int> counts;
  for (const Move& move : moves) ++counts[folded(move.from)];
  const auto count = [&](const std::string& url) {
    for (const std::string& path : redirected_paths(url)) ++counts[folded(path)];
  };
  for (const std::string& url : site.other_urls) count(url);
  for (const Page& page : site.pages) count(page.parsed.url);
  return counts;
}

// A regular expression that fits `path` alone, for PCRE and for RE2: all that could mean something is a number.
std::string pattern(std::string_view path) {
  std::string text = "~^";
  for (const char byte : path) {
    const bool is_plain = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                          (byte >= 'a' && byte <= 'z') || byte == '/' || byte == '-' || byte == '_' || byte < 0;
    text += is_plain ? std::string(1, byte) : fmt::format("\\x{:02x}", static_cast<unsigned char>(byte));
  }
  return text + "$";
}

// Paths without a pattern are found by their hash, whatever their case.
std::string nginx_map(const Site& site, const std::vector<Move>& moves) {
  const std::map<std::string, int> spellings = count_spellings(site, moves);
  std::string text(kNginxHead);
  text += "map $uri $muster_redirect {\n    default \"\";\n";
  for (const auto& [from, to] : moves) {
    const bool is_text = from.size() <= kLongestMapKey && spellings.at(folded(from)) == 1;
    text += fmt::format("    \"{}\" \"{}\";\n", is_text ? from : pattern(from), encode_address(to));
  }
  return text + "}\n";
}

std::string caddy_map(const std::vector<Move>& moves) {
  std::string text(kCaddyHead);
  text += "map {path} {muster_redirect} {\n";
  for (const auto& [from, to] : moves) {
    const bool has_braces = from.find_first_of("{}") != std::string::npos;
    text += fmt::format("\t\"{}\" \"{}\"\n", has_braces ? pattern(from) : from, encode_address(to));
  }
  return text + "\tdefault \"\"\n}\n@muster_redirect expression `{muster_redirect} != \"\"`\n"
                "redir @muster_redirect {muster_redirect} permanent\n";
}

// In this format ":" and "*" begin a placeholder; encoded they are letters like any other.
std::string redirects_list(const std::vector<Move>& moves) {
  std::string text;
  for (const auto& [from, to] : moves) {
    std::string target = encode_address(to);
    if (target.starts_with('/'))
      for (auto at = target.find_first_of(":*"); at != std::string::npos; at = target.find_first_of(":*", at))
        target.replace(at, 1, target[at] == ':' ? "%3A" : "%2A");
    text += fmt::format("{} {} 301\n", encode_url_path(from), target);
  }
  return text;
}

}  // namespace

std::vector<OutputFile> redirect_files(const Site& site) {
  const std::vector<Move> moves = moves_of(site);
  std::vector<OutputFile> files{{"redirects/nginx.conf", nginx_map(site, moves)},
                                {"redirects/Caddyfile", caddy_map(moves)}};
  if (!moves.empty()) files.push_back({"public/_redirects", redirects_list(moves)});
  return files;
}

}  // namespace muster
