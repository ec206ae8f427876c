#pragma once
// One accepted connection, from its handshake to its end. Network thread only.

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/steady_timer.hpp>

#include "server/http/listener.h"
#include "server/http/messages.h"
#include "server/http/wire.h"

namespace server::http {

/// Which question of which connection is to be answered.
struct Asked {
  std::uint64_t connection = 0;
  std::uint64_t question = 0;
};

/// What connections need of their listener, which outlives them.
struct Surroundings {
  Limits limits;
  std::function<void(Request, Asked)> ask;
  std::function<void(std::uint64_t)> ended;  // the number of the connection, once
};

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  using Socket = boost::asio::ip::tcp::socket;

  /// `tls` is owned from now on; null for plain HTTP.
  Connection(Socket socket, SSL* tls, std::uint64_t number, const Surroundings& surroundings);

  void start();
  /// Late answers and second ones are dropped.
  void answer(std::uint64_t question, const Response& response);
  /// At once, without a word. Harmless when it is closed.
  void close();

 private:
  enum class Phase : std::uint8_t { Handshake, Idle, Reading, Answering, Writing, Leaving, Closed };

  void shake_hands();
  void begin_request();
  void go_on();
  void receive();
  void say_continue();
  void ask();
  void send(const Response& response, Connected then);
  void leave();
  void drain();
  void enter(Phase phase, std::chrono::milliseconds time);
  void expired();

  Socket socket_;
  std::unique_ptr<boost::asio::ssl::stream<Socket&>> tls_;  // null: plain HTTP
  boost::asio::steady_timer deadline_;
  std::uint64_t number_;
  const Surroundings& surroundings_;
  RequestReader reader_;
  Phase phase_ = Phase::Idle;
  std::uint64_t question_ = 0;  // the one that is being answered, or was last
  Peer peer_;
  std::string method_;  // of that question
  std::string out_;     // is being written; then what is read to be forgotten
};

}  // namespace server::http
