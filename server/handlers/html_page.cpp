// Filling shells.
#include "server/handlers/html_page.h"

#include <fmt/chrono.h>

#include <ctime>

#include "core/text/escape.h"
#include "server/handlers/near_pages.h"
#include "server/operation/request_id.h"
#include "server/views/error_view.h"

namespace muster {

namespace {

constexpr std::string_view kMark = "[[muster:";
constexpr std::string_view kMarkEnd = "]]";

constexpr std::string_view kPlainShell =
    "<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>[[muster:title]]</title></head>\n"
    "<body><main>[[muster:alert]][[muster:results]]</main></body></html>\n";

}  // namespace

std::string fill_shell(std::string_view shell, const PageParts& parts) {
  if (shell.empty()) shell = kPlainShell;
  std::string page;
  page.reserve(shell.size() + parts.results.size() + parts.alert.size() + 256);
  for (std::size_t at = shell.find(kMark); at != std::string_view::npos; at = shell.find(kMark)) {
    page += shell.substr(0, at);
    shell.remove_prefix(at + kMark.size());
    const std::size_t end = shell.find(kMarkEnd);
    if (end == std::string_view::npos) break;
    const std::string_view name = shell.substr(0, end);
    shell.remove_prefix(end + kMarkEnd.size());
    if (name == "title") append_escaped_html(page, parts.title);
    if (name == "alert") page += parts.alert;
    if (name == "query") append_escaped_html(page, parts.query);
    if (name == "results") page += parts.results;
  }
  page += shell;
  return page;
}

void set_page(const Visit& visit, httplib::Response& response, int status, std::string_view shell_name,
              const PageParts& parts) {
  response.status = status;
  response.body = fill_shell(visit.release->shell(shell_name, visit.language), parts);
  response.set_header("Content-Type", "text/html; charset=utf-8");
}

std::string error_page(const Visit& visit, int status, int retry_after) {
  const ViewContext context = view_context(visit);
  ErrorPage error{status, status >= 500 ? request_id_text(visit.id) : "", retry_after, {}};
  if (status == 404) error.near_pages = near_pages(visit.path, visit.release->profile);
  PageParts parts;
  parts.title = error_view_title(error, context);
  parts.results = error_view(error, context);
  return fill_shell(visit.release->shell("error.html", visit.language), parts);
}

ViewContext view_context(const Visit& visit) {
  const SiteProfile& profile = visit.release->profile;
  ViewContext context;
  context.language = visit.language;
  const auto strings = profile.strings.find(visit.language);
  if (strings != profile.strings.end()) context.strings = &strings->second;
  if (!profile.languages.empty() && visit.language != profile.languages.front()) {
    const std::string folder = "/" + visit.language;
    context.home_url = folder + context.home_url;
    context.search_url = folder + context.search_url;
    context.roster_url = folder + context.roster_url;
    context.folder = folder;
  }
  if (!visit.release->shell("statement.html", visit.language).empty())
    context.verify_url = context.roster_url + "verify/";
  context.pages = &profile.pages;
  context.organisation_name = profile.organisation_name;
  context.organisation_email = profile.organisation_email;
  context.organisation_phone = profile.organisation_phone;
  context.organisation_url = profile.organisation_url;
  return context;
}

std::string iso_time_now() { return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr))); }

}  // namespace muster
