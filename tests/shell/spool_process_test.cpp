// The real program before a real CUPS: what a report leaves in the spool and at the printer (S06).

#include <fstream>

#include "tests/shell/typed_report.h"
#include "tests/support/catch.h"
#include "tests/support/cups/private_cups.h"
#include "tests/support/temporary_folder.h"

namespace fs = std::filesystem;
using tests::KioskProcess;

namespace {

/// CUPS keeps a job's data for a day, as `d00001-001`.
int slips_in_spool(const tests::support::PrivateCups& cups) {
  int slips = 0;
  for (const auto& entry : fs::directory_iterator(cups.folder() / "spool")) {
    slips += entry.path().filename().string().starts_with("d") && entry.file_size() > 0 ? 1 : 0;
  }
  return slips;
}

}  // namespace

TEST_CASE("what is typed into a report is in no spool and at no printer (S06)",
          "[process][cups][report]") {
  tests::support::PrivateCups cups;
  tests::support::IppPrinter printer;
  REQUIRE(cups.run("lpadmin", {"-p", "slips", "-E", "-v", printer.uri(), "-m", "everywhere"}));
  const tests::TemporaryFolder data;
  const auto config = data.path() + "/kiosk.toml";
  std::ofstream(config) << "[printer]\naddress = \"cups://" << cups.address()
                        << "/slips\"\ntrusted_completion = true\n";
  KioskProcess kiosk{data.path(), {"--config", config}};
  for (std::size_t sent = 0; sent < 2; ++sent) {
    tests::go_to_description(kiosk);
    tests::write_report(kiosk, static_cast<int>(4 * sent));
    kiosk.tap("complaint.send");
    INFO(cups.error_log());
    REQUIRE(kiosk.comes_true([&] { return printer.slips().size() > sent; }));
    kiosk.tap("complaint.done");
  }
  CHECK(slips_in_spool(cups) == 2);
  CHECK(tests::files_with_canary(cups.folder().string()).empty());
  CHECK(tests::files_with_canary(printer.slips().front().parent_path().string()).empty());
  CHECK(tests::files_with_canary(data.path()).empty());
}
