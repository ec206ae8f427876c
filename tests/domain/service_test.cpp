#include "kiosk/domain/service.h"

#include "tests/support/catch.h"

using kiosk::domain::Service;
using kiosk::domain::short_name;
using kiosk::domain::Wordings;

TEST_CASE("a service is called by its short title where it has one", "[service]") {
  Service service;
  service.title = Wordings{.id = "Komunikasi Dua Arah"};
  CHECK(short_name(service) == service.title);
  service.short_title = Wordings{.id = "Komdua"};
  CHECK(short_name(service) == service.short_title);
}
