// The composition root: read it and you have seen the server.

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>

#include "kiosk/base/note.h"
#include "server/access/authority.h"
#include "server/access/enrolment.h"
#include "server/config.h"
#include "server/http/kiosk_door.h"
#include "server/http/listener.h"
#include "server/records/verify.h"
#include "server/store/pool.h"

namespace {

/// Requests that wait for the database before others are told to come back.
constexpr std::size_t most_waiting = 1'000;
/// The door's certificate is made anew this long before it ends.
constexpr std::chrono::days renewed_before{45};
constexpr std::chrono::seconds between_looks{60};

int fail(const std::string& message) {
  kiosk::note("level=error {}", message);
  return 1;
}

kiosk::Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// What each command needs: the database, and who certifies.
struct Parts {
  server::Config config;
  server::access::Authority authority;
  std::unique_ptr<server::store::Database> database;
};

std::expected<Parts, std::string> open_parts(const server::Config& config) {
  std::error_code error;
  std::filesystem::create_directories(config.data_folder, error);
  auto authority = server::access::Authority::open(config.data_folder, now());
  if (!authority) return std::unexpected(authority.error());
  auto database = server::store::Database::open(database_address(config));
  if (!database) {
    return std::unexpected(fmt::format("database {}: {}", database_address(config),
                                       server::store::name_of(database.error())));
  }
  return Parts{
      .config = config, .authority = std::move(*authority), .database = std::move(*database)};
}

server::http::Tls tls_of(const server::access::KeyAndCertificate& door,
                         const server::access::Authority& authority) {
  return {.key = door.key,
          .certificate = door.certificate,
          .authority = authority.certificate(),
          .now = {}};
}

int serve(Parts& parts) {
  sigset_t ending;
  sigemptyset(&ending);
  sigaddset(&ending, SIGINT);
  sigaddset(&ending, SIGTERM);
  // Before any thread: all of them leave these to the one that waits below.
  pthread_sigmask(SIG_BLOCK, &ending, nullptr);

  const auto& config = parts.config;
  auto pool =
      server::store::Pool::open(database_address(config), config.database_threads, most_waiting);
  if (!pool) return fail(std::string{"database: "} + server::store::name_of(pool.error()));
  auto door = parts.authority.make_door(config.hosts, now());
  if (!door) return fail(door.error());
  server::http::KioskDoor kiosks{**pool, parts.authority, config.centre, now};
  auto listener = server::http::Listener::start(
      {.address = config.address, .port = config.port, .tls = tls_of(*door, parts.authority)},
      [&](server::http::Request request, const server::http::Reply& reply) {
        kiosks.handle(std::move(request), reply);
      });
  if (!listener) return fail(listener.error());
  fmt::print("level=info event=listening address={} port={} centre={} authority={}\n",
             config.address, (*listener)->port(), config.centre, parts.authority.fingerprint());
  std::fflush(stdout);
  const timespec pause{.tv_sec = between_looks.count(), .tv_nsec = 0};
  while (sigtimedwait(&ending, nullptr, &pause) < 0) {
    if (now() + renewed_before < door->expires) continue;
    auto fresh = parts.authority.make_door(config.hosts, now());
    if (!fresh) {
      fail(fresh.error());
      continue;
    }
    door = std::move(fresh);
    if (const auto used = (*listener)->use(tls_of(*door, parts.authority)); !used) {
      fail(used.error());
    }
  }
  // First who asks, then who answers: jobs under way know the door.
  listener->reset();
  pool->reset();
  return 0;
}

int give_code(Parts& parts, const std::string& kiosk) {
  if (!kiosk::sync::is_kiosk_name(kiosk)) return fail(kiosk + " is no name of a kiosk");
  const auto code = server::access::give_code(*parts.database, parts.authority, parts.config.centre,
                                              kiosk, now());
  if (!code) return fail(std::string{"database: "} + server::store::name_of(code.error()));
  fmt::print("{}\n", to_string(*code));
  return 0;
}

int revoke(Parts& parts, const std::string& kiosk) {
  const auto revoked = server::access::revoke(*parts.database, parts.config.centre, kiosk);
  if (!revoked) return fail(std::string{"database: "} + server::store::name_of(revoked.error()));
  return *revoked ? 0 : fail("there is no kiosk named " + kiosk);
}

int list_kiosks(Parts& parts) {
  using Kiosks = std::vector<server::access::Kiosk>;
  const auto kiosks = parts.database->reading(
      [&](soci::session& session) -> std::expected<Kiosks, server::store::DatabaseError> {
        return server::access::all_kiosks(session, parts.config.centre);
      });
  if (!kiosks) return fail(std::string{"database: "} + server::store::name_of(kiosks.error()));
  for (const auto& kiosk : *kiosks) {
    fmt::print("{} digit={} state={} certificate={}\n", kiosk.name, kiosk.digit,
               name_of(kiosk.state), kiosk.certificate);
  }
  return 0;
}

/// 0 when every chain is intact and flows, 2 when one was changed or is quarantined.
int verify(Parts& parts) {
  const auto reports = server::records::verify(*parts.database);
  if (!reports) return fail(std::string{"database: "} + server::store::name_of(reports.error()));
  bool intact = true;
  for (const auto& report : *reports) {
    const auto& key = report.source.key;
    const bool flows = report.source.state == server::records::SourceState::Flowing;
    fmt::print("{} {} {} records={} findings={} {}{}\n", key.kiosk, name_of(key.chain),
               to_string(key.ledger), report.records, report.findings,
               report.faults.empty() ? "intact" : "CHANGED", flows ? "" : " quarantined");
    for (const auto& fault : report.faults) fmt::print("  {}\n", fault);
    intact = intact && report.faults.empty() && flows;
  }
  return intact ? 0 : 2;
}

}  // namespace

int main(int argc, char** argv) {
  ::umask(S_IRWXG | S_IRWXO);  // whatever is written is the server's own
  CLI::App app{"Anjungan: the server behind the kiosks of a centre"};
  app.set_version_flag("--version", ANJUNGAN_VERSION);
  std::string config_file;
  std::string data_folder;
  std::string database;
  std::string kiosk;
  app.add_option("--config", config_file, "server.toml; without it the built-in defaults");
  app.add_option("--data", data_folder, "folder of the authority, and of the SQLite file");
  app.add_option("--database", database, "sqlite:///path or postgresql://...");
  app.add_subcommand("serve", "take what kiosks send; the default");
  auto* enrolling = app.add_subcommand("enrol", "a code that makes a kiosk one of the centre's");
  enrolling->add_option("kiosk", kiosk, "its name: K01")->required();
  auto* revoking = app.add_subcommand("revoke", "shut a kiosk out");
  revoking->add_option("kiosk", kiosk, "its name: K01")->required();
  auto* listing = app.add_subcommand("list", "the kiosks of the centre");
  auto* verifying = app.add_subcommand("verify", "check every chain from its beginning");
  app.require_subcommand(0, 1);
  CLI11_PARSE(app, argc, argv);
  if (sodium_init() < 0) return fail("libsodium cannot start");

  auto config = server::load_config(config_file);
  if (!config) return fail(config.error());
  if (!data_folder.empty()) config->data_folder = data_folder;
  if (!database.empty()) config->database = database;
  auto parts = open_parts(*config);
  if (!parts) return fail(parts.error());
  if (*enrolling) return give_code(*parts, kiosk);
  if (*revoking) return revoke(*parts, kiosk);
  if (*listing) return list_kiosks(*parts);
  if (*verifying) return verify(*parts);
  return serve(*parts);
}
