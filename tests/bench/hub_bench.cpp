// A backlog over HTTPS into a hub, durable, against the same rows written straight into its
// database: batched inserts of SQLite, COPY of PostgreSQL. In turn, in one process.
// Usage: bench_hub FOLDER [records]; ANJUNGAN_TEST_DATABASE names a server of PostgreSQL.

#include <chrono>
#include <cstdlib>
#include <optional>
#include <string>

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sodium.h>

#include "kiosk/records/chain_check.h"
#include "kiosk/sync/link/hub_client.h"
#include "kiosk/sync/link/identity.h"
#include "server/access/enrolment.h"
#include "server/http/kiosk_door.h"
#include "server/http/listener.h"
#include "server/records/source.h"
#include "tests/bench/figures.h"
#include "tests/sync/sample_chain.h"

namespace {

using namespace kiosk;
using Clock = std::chrono::steady_clock;
using server::store::Database;
using Done = std::expected<void, server::store::DatabaseError>;

constexpr std::size_t batch = 500;
constexpr int rounds = 3;
const std::string centre = "mpp";

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

Instant now() {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

/// What a step of the whole takes by itself, in seconds.
struct Parts {
  double written = 0;  // into messages
  double parsed = 0;
  double checked = 0;  // hashes
};

std::vector<std::vector<records::Record>> chains_of(int count, int& ledger) {
  std::vector<std::vector<records::Record>> chains;
  for (int i = 0; i < rounds; ++i) {
    chains.push_back(tests::sample_chain(count, records::Chain::Journal, ++ledger));
  }
  return chains;
}

/// Rows a second; negative when the hub took something else.
double push_rate(sync::HubClient& client, const std::vector<records::Record>& chain) {
  const auto start = Clock::now();
  for (std::size_t first = 1; first <= chain.size(); first += batch) {
    const auto last = std::min(chain.size(), first + batch - 1);
    const auto reply = client.post("/v1/records", text_of(tests::push_of(chain, first, last)),
                                   std::chrono::seconds{30});
    if (!reply || reply->status != 200) return -1;
  }
  return static_cast<double>(chain.size()) / seconds_since(start);
}

long long make_source(Database& database, const Uuid& ledger) {
  long long number = 0;
  const auto made = database.in_transaction([&](soci::session& session) -> Done {
    number = server::records::add_source(
                 session, {.centre = centre, .kiosk = "straight", .ledger = ledger}, database)
                 .number;
    return {};
  });
  return made ? number : -1;
}

double insert_rate(Database& database, const std::vector<records::Record>& chain) {
  const auto source = make_source(database, chain.front().id);
  const auto start = Clock::now();
  for (std::size_t first = 0; first < chain.size(); first += batch) {
    const auto last = std::min(chain.size(), first + batch);
    const std::vector<records::Record> some{chain.begin() + static_cast<std::ptrdiff_t>(first),
                                            chain.begin() + static_cast<std::ptrdiff_t>(last)};
    const auto stored = database.in_transaction([&](soci::session& session) -> Done {
      server::records::insert_records(session, source, some, database.dialect());
      return {};
    });
    if (!stored) return -1;
  }
  return static_cast<double>(chain.size()) / seconds_since(start);
}

/// A field of COPY's text format (PostgreSQL manual, COPY).
std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '\n' || c == '\r' || c == '\t') out += '\\';
    out += c == '\n' ? 'n' : c == '\r' ? 'r' : c == '\t' ? 't' : c;
  }
  return out;
}

double copy_rate(Database& database, const std::string& address,
                 const std::vector<records::Record>& chain) {
  const auto source = make_source(database, chain.front().id);
  PGconn* connection = PQconnectdb(address.c_str());
  const auto start = Clock::now();
  PQclear(PQexec(connection, "COPY record FROM STDIN"));
  for (const auto& record : chain) {
    const auto line = fmt::format(
        "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", source, record.sequence, to_string(record.id),
        record.kind, record.time.time_since_epoch().count(), to_hex(record.payload_digest),
        to_hex(record.hash), escaped(record.payload.value_or("")));
    PQputCopyData(connection, line.data(), static_cast<int>(line.size()));
  }
  const bool ended = PQputCopyEnd(connection, nullptr) == 1;
  PGresult* result = PQgetResult(connection);
  const bool stored = ended && PQresultStatus(result) == PGRES_COMMAND_OK;
  const double rate = static_cast<double>(chain.size()) / seconds_since(start);
  PQclear(result);
  PQfinish(connection);
  return stored ? rate : -1;
}

Parts parts_of(const std::vector<records::Record>& chain) {
  Parts parts;
  for (std::size_t first = 1; first <= chain.size(); first += batch) {
    const auto push = tests::push_of(chain, first, std::min(chain.size(), first + batch - 1));
    auto start = Clock::now();
    const auto text = text_of(push);
    parts.written += seconds_since(start);
    start = Clock::now();
    const auto read = sync::parse_push(text);
    parts.parsed += seconds_since(start);
    start = Clock::now();
    records::ChainCheck check{push.records.front().sequence - 1, push.records.front().previous};
    for (const auto& record : push.records) (void)check.add(record);
    parts.checked += seconds_since(start);
  }
  return parts;
}

/// A hub in this process, and a kiosk's client that is enrolled with it.
struct Hub {
  server::access::Authority authority;
  std::unique_ptr<server::store::Pool> pool;
  std::unique_ptr<server::http::KioskDoor> door;
  std::unique_ptr<server::http::Listener> listener;
  std::unique_ptr<sync::HubClient> client;
};

bool start(Hub& hub, const std::string& address, Database& database) {
  auto pool = server::store::Pool::open(address, 2, 100);
  const auto key = hub.authority.make_door({"localhost"}, now());
  if (!pool || !key) return false;
  hub.pool = std::move(*pool);
  hub.door = std::make_unique<server::http::KioskDoor>(*hub.pool, hub.authority, centre, now);
  auto listener = server::http::Listener::start(
      {.tls = server::http::Tls{.key = key->key,
                                .certificate = key->certificate,
                                .authority = hub.authority.certificate(),
                                .now = {}}},
      [&hub](auto request, const auto& reply) { hub.door->handle(std::move(request), reply); });
  if (!listener) return false;
  hub.listener = std::move(*listener);
  const auto code = server::access::give_code(database, hub.authority, centre, "K01", now());
  const auto made = sync::make_key_and_request("K01");
  if (!code || !made) return false;
  const auto enrolled = server::access::enrol(
      database, hub.authority, centre,
      {.secret = code->secret, .kiosk = "K01", .request = made->request, .seal_keys = ""}, now());
  if (!enrolled || !*enrolled) return false;
  hub.client = std::make_unique<sync::HubClient>(
      sync::HubAccess{.url = fmt::format("https://localhost:{}", hub.listener->port()),
                      .authority = (*enrolled)->authority,
                      .certificate = (*enrolled)->certificate,
                      .key = made->key});
  return true;
}

int measure(Hub& hub, Database& database, const std::string& address, int count) {
  const bool postgresql = database.dialect() == server::store::Dialect::PostgreSql;
  int ledger = 0;
  const auto pushed = chains_of(count, ledger);
  const auto written = chains_of(count, ledger);
  std::vector<double> ratios;
  std::vector<double> rates;
  std::vector<double> straight;
  for (std::size_t i = 0; i < rounds; ++i) {
    rates.push_back(push_rate(*hub.client, pushed[i]));
    straight.push_back(postgresql ? copy_rate(database, address, written[i])
                                  : insert_rate(database, written[i]));
    ratios.push_back(rates.back() / straight.back());
    if (rates.back() < 0 || straight.back() < 0) return 1;
  }
  bench::print(
      {.name = postgresql ? "backlog over HTTPS, PostgreSQL" : "backlog over HTTPS, SQLite",
       .measured = fmt::format("{:.0f} rows/s of {:.0f}: {:.2f}", bench::median(rates),
                               bench::median(straight), bench::median(ratios)),
       .value = bench::median(ratios),
       .goal = postgresql ? 0.2 : 0.5,
       .goal_text = postgresql ? "≥ 0.2 of COPY" : "≥ 0.5 of batched inserts",
       .better = bench::Better::Larger});
  const auto parts = parts_of(pushed.front());
  const double all = static_cast<double>(count) / bench::median(rates);
  bench::print_note(
      "the same, a thousand rows",
      fmt::format("{:.1f} ms: written {:.1f}, parsed {:.1f}, hashes {:.1f}; the rest is "
                  "TLS, gzip and the database",
                  all / count * 1e6, parts.written / count * 1e6, parts.parsed / count * 1e6,
                  parts.checked / count * 1e6));
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2 || sodium_init() < 0) return 2;
  const std::string folder = argv[1];
  const int count = argc > 2 ? std::atoi(argv[2]) : 10'000;
  const char* postgresql = std::getenv("ANJUNGAN_TEST_DATABASE");
  const std::string address = postgresql != nullptr ? postgresql : "sqlite://" + folder + "/hub.db";
  auto database = Database::open(address);
  auto authority = server::access::Authority::open(folder, now());
  if (!database || !authority) return 1;
  Hub hub{.authority = std::move(*authority), .pool = {}, .door = {}, .listener = {}, .client = {}};
  if (!start(hub, address, **database)) return 1;
  return measure(hub, **database, address, count);
}
