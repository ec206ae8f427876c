#pragma once
// A hub on loopback that answers what the test tells it to, over TLS or not, and remembers what it
// was asked; and an authority of the test's own, in memory. The hub's thread lives as long as the
// object and serves one connection after the other; the test's thread calls everything here.

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace tests::hub {

/// Distances from now, by the system's clock: it is the one that certificates are judged by.
struct Period {
  std::chrono::hours from{-1};
  std::chrono::hours until{24};
};

inline constexpr Period past{.from = std::chrono::hours{-48}, .until = std::chrono::hours{-1}};
inline constexpr Period future{.from = std::chrono::hours{1}, .until = std::chrono::hours{48}};

class TestAuthority {
 public:
  /// Another authority may have the same name.
  explicit TestAuthority(const std::string& name = "test authority");
  ~TestAuthority();
  TestAuthority(const TestAuthority&) = delete;
  TestAuthority& operator=(const TestAuthority&) = delete;

  [[nodiscard]] std::string certificate() const;  // PEM
  /// Certifies a request (PEM) for a client of that name; PEM.
  [[nodiscard]] std::string certify(const std::string& request, const std::string& name,
                                    Period period = {}) const;

 private:
  friend class ScriptedHub;
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

/// How the hub receives connections.
struct Door {
  enum class Kind : std::uint8_t {
    Tls,
    OnlyTls12,
    PlainHttp,  // answers 400 to whatever comes
    Slams,      // closes at once
    Silent,     // takes the connection and never says a word
  };
  Kind kind = Kind::Tls;
  std::string name = "DNS:localhost,IP:127.0.0.1";  // that its certificate is for
  Period period{};
  bool wants_certificate = false;  // a wrong one is refused in any case
  bool is_rude = false;  // after refusing it resets the connection instead of listening on
};

struct Answer {
  enum class Manner : std::uint8_t {
    Whole,
    Compressed,
    UntilClose,  // whole, without a length: the end of the connection is its end
    HalfHead,    // then closes, in TLS's proper way
    HalfBody,
    Nothing,  // closes without a byte
    Never,    // keeps the connection until the hub's end
  };
  int status = 200;
  std::string body = "{}";
  std::string type = "application/json";
  std::string headers{};  // more lines, each with "\r\n"
  Manner manner = Manner::Whole;
};

struct Asked {
  std::string what;    // `POST /v1/enrol`
  std::string head;    // whole, as it came
  std::string body;    // unpacked
  std::string peer;    // common name of the client's certificate; empty = none was shown
  int connection = 0;  // counted from 1
  bool compressed = false;
};

class ScriptedHub {
 public:
  /// Called by the hub's thread.
  using Script = std::function<Answer(const Asked&)>;

  /// Its certificate is of `authority`, which outlives it, and so must its clients' be.
  ScriptedHub(const TestAuthority& authority, Script script, Door door = {});
  ScriptedHub(const TestAuthority& authority, Answer answer, Door door = {});
  ~ScriptedHub();
  ScriptedHub(const ScriptedHub&) = delete;
  ScriptedHub& operator=(const ScriptedHub&) = delete;

  [[nodiscard]] std::string url() const;  // `https://localhost:port`
  [[nodiscard]] std::uint16_t port() const { return port_; }
  /// So far.
  std::vector<Asked> asked();
  /// Waits until that many requests have come, 10 s at most; false then.
  bool await_requests(std::size_t count);

 private:
  struct Tls;
  void run();
  void serve(int client);
  void serve_requests(Tls& tls, int client);
  bool serve_request(Tls& tls);
  bool send_answer(Tls& tls, const Answer& answer);
  void wait_for_end();

  Script script_;
  Door door_;
  std::unique_ptr<Tls> tls_;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<Asked> asked_;
  int connections_ = 0;
  int client_ = -1;  // the connection being served
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace tests::hub
