// The search engine of each thread.
#include "server/handlers/visit.h"

#include <map>

namespace muster {

namespace {

DatabaseOptions database_options(const SearchSource& source) {
  return {source.leaves_out_lost ? LostDatabase::kLeaveOut : LostDatabase::kFail, source.renew, source.watcher};
}

}  // namespace

Result<SearchEngine*> search_engine_of_thread(const Visit& visit, const std::string& language) {
  const ReleaseSnapshot& release = *visit.release;
  thread_local std::string directory;
  thread_local std::map<std::string, std::unique_ptr<SearchEngine>> engines;
  if (directory != release.search_directory) {
    engines.clear();
    directory = release.search_directory;
  }
  std::unique_ptr<SearchEngine>& engine = engines[language];
  if (!engine) {
    const bool is_main = release.profile.languages.empty() || language == release.profile.languages.front();
    Result<std::unique_ptr<SearchEngine>> opened =
        is_main && visit.searches_elsewhere()
            ? SearchEngine::open(visit.search->databases, database_options(*visit.search))
            : SearchEngine::open(is_main ? directory : directory + "/" + language);
    if (!opened) return opened.failure();
    engine = std::move(*opened);
  }
  return engine.get();
}

}  // namespace muster
