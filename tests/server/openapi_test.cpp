// The description of the protocol, held against the running server.

#include <cstdlib>
#include <fstream>

#include <nlohmann/json.hpp>

#include "kiosk/sync/link/hub_client.h"
#include "kiosk/sync/link/identity.h"
#include "tests/support/catch.h"
#include "tests/support/server_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/sync/sample_chain.h"

namespace {

using namespace kiosk;
using nlohmann::json;
using namespace std::chrono_literals;

constexpr auto limit = 20s;

/// Asks the server, and writes down what was said.
class Talk {
 public:
  Talk(std::uint16_t port, std::string file)
      : url_("https://localhost:" + std::to_string(port)), file_(std::move(file)) {}

  std::string authority() {
    sync::HubClient client{{.url = url_}};
    const auto reply = client.get("/v1/authority", limit);
    REQUIRE(reply);
    note({{"method", "GET"},
          {"path", "/v1/authority"},
          {"status", reply->status},
          {"type", "application/x-pem-file"},
          {"request", ""},
          {"answer", reply->body}});
    return reply->body;
  }

  /// From now on with this certificate.
  void be(const std::string& authority, const std::string& certificate, const std::string& key) {
    client_ = std::make_unique<sync::HubClient>(sync::HubAccess{
        .url = url_, .authority = authority, .certificate = certificate, .key = key});
  }

  std::string post(const std::string& path, const std::string& body, int status) {
    const auto reply = client_->post(path, body, limit);
    REQUIRE(reply);
    note({{"method", "POST"},
          {"path", path},
          {"status", reply->status},
          {"type", "application/json"},
          {"request", body},
          {"answer", reply->body}});
    CHECK(reply->status == status);
    return reply->body;
  }

  void hello(int status) {
    const auto reply = client_->get("/v1/hello", limit);
    REQUIRE(reply);
    note({{"method", "GET"},
          {"path", "/v1/hello"},
          {"status", reply->status},
          {"type", "application/json"},
          {"request", ""},
          {"answer", reply->body}});
    CHECK(reply->status == status);
  }

 private:
  void note(const json& exchange) {
    std::ofstream{file_, std::ios::app} << exchange.dump() << '\n';
  }

  std::string url_;
  std::string file_;
  std::unique_ptr<sync::HubClient> client_;
};

int check(const std::string& exchanges) {
  const auto command = "python3 tests/server/check_openapi.py server/openapi.yaml " + exchanges;
  return std::system(command.c_str());
}

std::string secret_of(const std::string& printed) {
  const auto code = sync::parse_enrolment_code(printed.substr(0, printed.find('\n')));
  REQUIRE(code);
  return code->secret;
}

}  // namespace

TEST_CASE("the running server says what its description says", "[process]") {
  const tests::TemporaryFolder folder;
  const auto exchanges = folder.path() + "/exchanges";
  tests::ServerProcess server{folder.path()};
  Talk talk{server.port(), exchanges};
  const auto authority = talk.authority();
  const auto made = sync::make_key_and_request("K01");
  REQUIRE(made);
  talk.be(authority, "", "");
  talk.hello(403);
  talk.post("/v1/enrol", "{}", 400);
  const auto enrol = [&](const std::string& secret) {
    return text_of(sync::EnrolRequest{
        .secret = secret, .kiosk = "K01", .request = made->request, .seal_keys = "matter:1"});
  };
  talk.post("/v1/enrol", enrol("WRONG"), 403);
  const auto answer = sync::parse_enrol_answer(
      talk.post("/v1/enrol", enrol(secret_of(server.run({"enrol", "K01"}))), 200));
  REQUIRE(answer);
  REQUIRE(*answer);
  talk.be(authority, (*answer)->certificate, made->key);
  talk.hello(200);
  auto chain = tests::sample_chain(20);
  talk.post("/v1/records", text_of(tests::push_of(chain, 5, 20)), 409);
  talk.post("/v1/records", text_of(tests::push_of(chain, 1, 20)), 200);
  chain.resize(10);
  tests::seal(chain, {.id = Uuid{{77}}, .kind = "staff_refused", .payload = "{}"});
  talk.post("/v1/records", text_of(tests::push_of(chain, 11, 11)), 409);
  talk.post("/v1/records", "no JSON", 400);
  talk.post("/v1/renew", text_of(sync::RenewRequest{.request = "none", .seal_keys = ""}), 400);
  talk.post("/v1/renew", text_of(sync::RenewRequest{.request = made->request, .seal_keys = ""}),
            200);
  CHECK(check(exchanges) == 0);

  // The check itself sees what is wrong.
  std::ofstream{exchanges, std::ios::app}
      << json{{"method", "POST"}, {"path", "/v1/records"},
              {"status", 200},    {"type", "application/json"},
              {"request", "{}"},  {"answer", R"({"protocol":1})"}}
      << '\n';
  CHECK(check(exchanges + " >/dev/null") != 0);
}
