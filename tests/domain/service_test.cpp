#include "kiosk/domain/service.h"

#include "tests/support/catch.h"

using kiosk::domain::Service;
using kiosk::domain::short_name;

TEST_CASE("a service is called by its short title where it has one", "[service]") {
  Service service;
  service.title.id = "Komunikasi Dua Arah";
  CHECK(short_name(service) == service.title);
  service.short_title.id = "Komdua";
  CHECK(short_name(service) == service.short_title);
}
