// The fork, in the order in which it is tried.
#include "server/site_application.h"

#include <fmt/format.h>

#include "server/files/file_reply.h"
#include "server/handlers/problem.h"

namespace muster {

namespace {

Reply redirect_reply(const RequestHead& head, std::string_view location, const ReleaseSnapshot& release) {
  const bool keeps_query = head.has_query && location.find_first_of("?#") == std::string_view::npos;
  const std::string fields = fmt::format("Location: {}{}{}\r\nCache-Control: {}\r\n{}", location,
                                         keeps_query ? "?" : "", keeps_query ? head.query : "",
                                         head.has_query ? "no-store" : "public, no-cache", release.common_fields);
  Reply reply = make_reply(301, fields, "");
  reply.route = static_cast<std::uint8_t>(RouteId::kRedirect);
  return reply;
}

RouteEngine::Want wanted(const RequestHead& head) {
  return head.method == Method::kHead ? RouteEngine::Want::kHeadOnly : RouteEngine::Want::kBody;
}

}  // namespace

Application::Answer SiteApplication::answer(const Request& request, Reply& reply) {
  Release release = releases_.current();
  const RequestHead& head = request.head;
  if (head.method == Method::kOther) {
    reply =
        make_reply(405, fmt::format("Allow: GET, HEAD\r\nContent-Type: {}\r\n{}", kProblemType, release->common_fields),
                   problem_document(405, "only GET and HEAD are answered here", request.id));
    return Answer::kNow;
  }
  if (answer_preview(request, *release, reply)) return Answer::kNow;
  std::string language;
  if (const Route* route = find_route(head.path, release->profile, language))
    return compute(request, *route, make_visit(request, release, std::move(language)), reply);
  if (const PublishedFile* file = release->files.find(head.path)) {
    const std::string_view common_fields = release->common_fields;
    reply = file_reply(*file, head, common_fields, std::move(release));
    reply.route = static_cast<std::uint8_t>(RouteId::kFile);
    return Answer::kNow;
  }
  if (const std::string_view location = release->files.redirect(head.path); !location.empty()) {
    reply = redirect_reply(head, location, *release);
    return Answer::kNow;
  }
  if (find_route(head.path + "/", release->profile, language)) {
    reply = redirect_reply(head, std::string(head.raw_path) + "/", *release);
    return Answer::kNow;
  }
  const Visit visit = make_visit(request, release, language_of(head.path, release->profile));
  const AnswerForm form = head.path.starts_with("/api/") ? AnswerForm::kJson : AnswerForm::kPage;
  reply = engine_.answer(visit, nullptr, form, "", wanted(head));
  return Answer::kNow;
}

/// What `muster preview` adds: a stream of events, and pages of its own.
bool SiteApplication::answer_preview(const Request& request, const ReleaseSnapshot& release, Reply& reply) const {
  const bool is_get = request.head.method == Method::kGet;
  if (!options_.event_stream_path.empty() && is_get && request.head.path == options_.event_stream_path) {
    reply.status = 200;
    reply.kind = ReplyKind::kStream;
    reply.head = {status_line(200), "Content-Type: text/event-stream\r\nCache-Control: no-store\r\n", ""};
    reply.body = ": here\n\n";
  } else if (options_.extra) {
    std::optional<ExtraReply> extra = options_.extra(request.head.path);
    if (!extra) return false;
    reply = make_reply(
        extra->status,
        fmt::format("Content-Type: {}\r\nCache-Control: no-store\r\n{}", extra->content_type, release.common_fields),
        std::move(extra->body));
  } else {
    return false;
  }
  reply.route = static_cast<std::uint8_t>(RouteId::kExtra);
  return true;
}

Visit SiteApplication::make_visit(const Request& request, const Release& release, std::string language) const {
  return {release,
          std::move(language),
          limit_key(request.client),
          limiter_,
          accepted_codings(request.head.field("accept-encoding")),
          request.id,
          std::string(request.head.path),
          &options_.search,
          counter_,
          keys_};
}

/// On a worker, when the client may ask and the queue has room. Where nothing is asked there is nothing to wait for.
Application::Answer SiteApplication::compute(const Request& request, const Route& route, Visit visit,
                                             Reply& reply) {
  if (!request.head.has_query) {
    reply = engine_.answer(visit, &route, route.form, "", wanted(request.head));
    return Answer::kNow;
  }
  const auto now = TimeLimit::Clock::now();
  const auto wait = limiter_ ? limiter_->admit(visit.limit_key, route.limit, now) : std::chrono::seconds(0);
  if (wait.count() > 0) {
    reply = busy_reply(visit, route.form, 429, "too many requests from this address", static_cast<int>(wait.count()));
    reply.route = static_cast<std::uint8_t>(route.id);
    return Answer::kNow;
  }
  visit.time = TimeLimit(now + options_.front.answer_time);
  auto job = [this, &route, visit, query = std::string(request.head.query), want = wanted(request.head),
              ticket = request.ticket] {
    if (!visit.time.is_past()) ticket.send(engine_.answer(visit, &route, route.form, query, want));
  };
  if (workers_.submit(std::move(job))) return Answer::kLater;
  reply = busy_reply(visit, route.form, 503, "too many searches and lookups are waiting", 1);
  reply.route = static_cast<std::uint8_t>(route.id);
  return Answer::kNow;
}

Reply SiteApplication::refuse(int status, std::string_view detail, std::uint64_t id) {
  const std::string fields =
      fmt::format("{}Content-Type: {}\r\nCache-Control: no-store\r\n{}", status == 503 ? "Retry-After: 1\r\n" : "",
                  kProblemType, releases_.current()->common_fields);
  return make_reply(status, fields, problem_document(status, detail, id));
}

void SiteApplication::finished(const RequestRecord& record) {
  metrics_.count(record);
  log_.add(record);
}

}  // namespace muster
