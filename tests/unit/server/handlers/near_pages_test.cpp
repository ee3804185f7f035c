#include "server/handlers/near_pages.h"

#include <doctest/doctest.h>

namespace {

muster::SiteProfile profile() {
  muster::SiteProfile profile;
  profile.languages = {"en", "fr"};
  profile.pages = {{"/", "Home"},         {"/faq/", "Questions"}, {"/faq/insurance/", "Insurance"}, {"/faq/careers/", "Careers"},
                   {"/fr/", "Accueil"},   {"/fr/fees/", "Frais"}, {"/fees/", "Fees"},               {"/privacy/", "Privacy"}};
  return profile;
}

std::vector<std::string> urls(std::string_view path) {
  std::vector<std::string> found;
  for (const muster::NearPage& page : muster::near_pages(path, profile())) found.push_back(page.url);
  return found;
}

using Urls = std::vector<std::string>;

}  // namespace

TEST_CASE("a mistyped address leads to the page that was meant, and to the one above it") {
  CHECK(urls("/faq/insurence/") == Urls{"/faq/insurance/", "/faq/"});
  CHECK(urls("/faq/insurence") == Urls{"/faq/insurance/", "/faq/"});
  CHECK(muster::near_pages("/faq/insurence/", profile()).front().title == "Insurance");
}

TEST_CASE("a page is found in another folder than the address says") {
  CHECK(urls("/insurance/") == Urls{"/faq/insurance/"});
  CHECK(urls("/faq/old/careers/") == Urls{"/faq/careers/", "/faq/"});
}

TEST_CASE("an address is answered in its own language") {
  CHECK(urls("/fees/x/fees/") == Urls{"/fees/"});
  CHECK(urls("/fr/fee/") == Urls{"/fr/fees/", "/fr/"});
}

TEST_CASE("what is like nothing leads nowhere") {
  CHECK(urls("/wp-login.php").empty());
  CHECK(urls("/").empty());
  CHECK(urls("/" + std::string(5000, 'a')).empty());
}
