// A hub, two kiosks and a bad line between them, each a process of its own: what is left at a kiosk
// arrives, all of it, once.

#include "tests/server/test_database.h"
#include "tests/shell/typed_report.h"
#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/read_file.h"
#include "tests/support/server_process.h"
#include "tests/support/tcp_proxy.h"
#include "tests/support/temporary_folder.h"

using tests::KioskProcess;
using tests::LineMood;
using tests::ServerProcess;
using tests::TcpProxy;
using tests::TemporaryFolder;

namespace kiosk_time = kiosk;  // `kiosk` is a process here

namespace {

/// A kiosk of the hub, on the other end of a line.
void enrol(ServerProcess& hub, const TcpProxy& line, const std::string& name,
           const std::string& folder, const std::string& config) {
  auto code = hub.run({"enrol", name});
  code.resize(code.find_last_not_of('\n') + 1);
  const auto done =
      tests::run_kiosk_program({"--config", config, "--data", folder, "--enrol",
                                "https://localhost:" + std::to_string(line.port()), code});
  INFO(done.output);
  REQUIRE(done.code == 0);
}

std::string config_of(const TemporaryFolder& folder, const std::string& kiosk) {
  const auto path = folder.path() + "/kiosk.toml";
  tests::write_file(path, "[kiosk]\nid = \"" + kiosk + "\"\n");
  return path;
}

/// Its clock goes on by so many seconds, as does the one that counts the link's retries.
void pass(KioskProcess& kiosk, int seconds) {
  kiosk.set_clock(kiosk_time::to_iso(kiosk.now() + std::chrono::seconds{seconds},
                                     kiosk_time::western_indonesia));
  kiosk.settle();
}

nlohmann::json status(KioskProcess& kiosk) {
  return kiosk.must({{"do", "status"}});
}

std::string link_state(KioskProcess& kiosk) {
  return status(kiosk)["hub"]["state"];
}

/// Time passes until all that a chain holds is acknowledged.
bool arrives(KioskProcess& kiosk, const char* chain) {
  return kiosk.comes_true([&] {
    if (status(kiosk)["ledger"][chain]["unsent"] == 0) return true;
    pass(kiosk, 10);
    return false;
  });
}

void check_and_take_ticket(KioskProcess& kiosk) {
  for (const auto* id :
       {"attract.start", "home.precheck", "queue.agency.DPMPTSP", "queue.service.SP071",
        "precheck.start", "precheck.option.BESAR", "precheck.finish"}) {
    kiosk.tap(id);
  }
  kiosk.settle();
  kiosk.tap("precheck.ticket");
  kiosk.tap("queue.priority.none");
  kiosk.settle();
  kiosk.tap("issuing.done");
}

void complain(KioskProcess& kiosk) {
  tests::go_to_description(kiosk);
  tests::write_report(kiosk, 0);
  kiosk.tap("complaint.send");
  kiosk.settle();
  CHECK(kiosk.text_of("complaint.number").contains("-0001-"));
  kiosk.tap("nav.home");
}

}  // namespace

TEST_CASE("what is left at two kiosks arrives once, whatever happens to hub, kiosk and line (R02)",
          "[process]") {
  const TemporaryFolder hub_folder;
  const TemporaryFolder first_folder;
  const TemporaryFolder second_folder;
  tests::TestDatabase database;
  ServerProcess hub{hub_folder.path(), database.address()};
  TcpProxy line{hub.port()};
  const auto first_config = config_of(first_folder, "K01");
  const auto second_config = config_of(second_folder, "K02");
  enrol(hub, line, "K01", first_folder.path(), first_config);
  enrol(hub, line, "K02", second_folder.path(), second_config);
  const auto held = [&](const std::string& where) {
    return database.ask(
        "SELECT count(*) FROM record r JOIN source s ON s.number = r.source WHERE " + where);
  };

  KioskProcess second{second_folder.path(), {"--config", second_config}};
  CHECK(second.comes_true([&] { return link_state(second) == "up"; }));
  CHECK(status(second)["hub"]["digit"] == 2);
  {
    KioskProcess first{first_folder.path(), {"--config", first_config}};
    CHECK(first.comes_true([&] { return link_state(first) == "up"; }));
    line.set(LineMood::Refuses);
    check_and_take_ticket(first);
    complain(first);
    pass(first, 300);
    CHECK(first.comes_true([&] { return link_state(first) == "down"; }));
    CHECK(first.node("status.offline"));
    first.kill();
  }
  second.take_number();
  second.settle();
  CHECK(second.text_of("issuing.number") == "A2-001");
  hub.kill();

  KioskProcess first{first_folder.path(), {"--config", first_config}};
  for (const auto mood : {LineMood::Portal, LineMood::Cuts, LineMood::Swallows}) {
    line.set(mood);
    pass(first, 130);
    CHECK(first.comes_true([&] { return link_state(first) == "down"; }));
  }
  hub.start();
  line.set(LineMood::Good);
  CHECK(arrives(first, "journal"));
  CHECK(arrives(second, "journal"));
  CHECK(first.comes_true([&] { return link_state(first) == "up"; }));

  // It is not yet ten o'clock: of the complaint nobody has heard, and the hour told nothing (P10).
  CHECK(held("r.kind = 'precheck'") == 1);
  CHECK(held("r.kind = 'ticket_issued'") == 2);
  CHECK(held("r.kind = 'report_kept'") == 0);
  first.set_clock("2026-11-23T10:00:00+07:00");
  CHECK(arrives(first, "voices"));
  CHECK(held("r.kind = 'report_kept'") == 1);
  // What the hub has durably, the kiosk does not keep (P04).
  CHECK(first.comes_true([&] {
    return !tests::read_file(first_folder.path() + "/voices.db").contains("withdrawal_sha256");
  }));

  CHECK(database.ask("SELECT count(*) FROM finding") == 0);
  CHECK(held("s.kiosk = 'K01' AND s.chain = 'journal'") ==
        status(first)["ledger"]["journal"]["depth"].get<long long>());
  CHECK(held("s.kiosk = 'K01' AND s.chain = 'voices'") ==
        status(first)["ledger"]["voices"]["depth"].get<long long>());
  CHECK(first.must({{"do", "verify"}})["intact"] == true);
  CHECK(second.must({{"do", "verify"}})["intact"] == true);
  CHECK_FALSE(hub.run({"verify"}).contains("CHANGED"));
  CHECK(hub.stop() == 0);
}

TEST_CASE("a kiosk that is shut out says so, keeps its records, and goes on after it is enrolled",
          "[process]") {
  const TemporaryFolder hub_folder;
  const TemporaryFolder folder;
  ServerProcess hub{hub_folder.path()};
  TcpProxy line{hub.port()};
  const auto config = config_of(folder, "K01");
  enrol(hub, line, "K01", folder.path(), config);
  hub.run({"revoke", "K01"});
  {
    KioskProcess kiosk{folder.path(), {"--config", config}};
    CHECK(kiosk.comes_true([&] { return link_state(kiosk) == "refused"; }));
    CHECK(status(kiosk)["hub"]["refusal"] == "revoked");
    kiosk.take_number();
    kiosk.settle();
    CHECK(kiosk.text_of("issuing.number") == "A1-001");
    CHECK(status(kiosk)["ledger"]["journal"]["unsent"] > 0);
    CHECK(kiosk.stop() == 0);
  }
  enrol(hub, line, "K01", folder.path(), config);
  KioskProcess kiosk{folder.path(), {"--config", config}};
  CHECK(arrives(kiosk, "journal"));
  CHECK(hub.run({"list"}).contains("K01 digit=1 state=active"));
}
