// `server.toml`, as an operator may have left it.

#include "server/config.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const auto config = server::parse_config(text_of(input));
  if (!config) {
    require(!config.error().empty());
    return Verdict::Refused;
  }
  require(!config->centre.empty() && config->database_threads > 0);
  return Verdict::Taken;
}

std::vector<std::string> seeds() {
  return {"", "# nothing\ncentre = \"mpp-purwakarta\"\nport = 8443\n",
          "hosts = [\"hub.mpp.example\", \"192.0.2.7\"]\ndatabase_threads = 8\n",
          "database = \"postgresql://anjungan@/hub\"\ndata_folder = \"/var/lib/anjungan\"\n"};
}

}  // namespace

const Target server_config{"server_config", run, seeds};

}  // namespace fuzz
