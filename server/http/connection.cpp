#include "server/http/connection.h"

#include <algorithm>
#include <exception>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include "server/http/tls.h"

namespace server::http {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

/// How long a peer may take to notice that it is answered and read no further. Closed at once, its
/// system would throw the answer away because of what it has still sent.
constexpr std::chrono::milliseconds leave_taking{2'000};
constexpr std::size_t forgotten_bytes = 16ULL << 10U;  // at once

constexpr int our_fault = 500;
constexpr int no_answer = 504;

}  // namespace

Connection::Connection(Socket socket, SSL* tls, std::uint64_t number,
                       const Surroundings& surroundings)
    : socket_(std::move(socket)),
      deadline_(socket_.get_executor()),
      number_(number),
      surroundings_(surroundings),
      reader_({surroundings.limits.header_bytes, surroundings.limits.body_bytes}) {
  if (tls != nullptr) tls_ = std::make_unique<asio::ssl::stream<Socket&>>(socket_, tls);
}

void Connection::start() {
  error_code ignored;
  (void)socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
  if (tls_) {
    shake_hands();
  } else {
    begin_request();
  }
}

void Connection::shake_hands() {
  enter(Phase::Handshake, surroundings_.limits.handshake);
  tls_->async_handshake(
      asio::ssl::stream_base::server, [self = shared_from_this()](const error_code& error) {
        if (self->phase_ == Phase::Closed) return;
        if (error) {
          // OpenSSL has said why; the peer should get to read it.
          self->enter(Phase::Leaving, leave_taking);
          return self->drain();
        }
        self->peer_ = peer_of(self->tls_->native_handle());
        if (self->peer_.certificate.empty()) {
          self->reader_.limit_body(self->surroundings_.limits.stranger_body_bytes);
        }
        self->begin_request();
      });
}

void Connection::begin_request() {
  if (reader_.has_begun()) {
    enter(Phase::Reading, surroundings_.limits.request);
  } else {
    enter(Phase::Idle, surroundings_.limits.idle);
  }
  go_on();
}

void Connection::go_on() {
  switch (reader_.step()) {
    case ReadStep::NeedsMore:
      return receive();
    case ReadStep::WantsContinue:
      return say_continue();
    case ReadStep::Complete:
      return ask();
    case ReadStep::Refused:
      method_.clear();
      return send({.status = reader_.refusal()}, Connected::Close);
  }
}

void Connection::receive() {
  const auto room = reader_.room();
  const auto received = [self = shared_from_this()](const error_code& error, std::size_t bytes) {
    if (self->phase_ == Phase::Closed) return;
    if (error == asio::error::eof) return self->leave();
    if (error) return self->close();
    if (self->phase_ == Phase::Idle) {
      self->enter(Phase::Reading, self->surroundings_.limits.request);
    }
    self->reader_.received(bytes);
    self->go_on();
  };
  const auto buffer = asio::buffer(room.data(), room.size());
  if (tls_) {
    tls_->async_read_some(buffer, received);
  } else {
    socket_.async_read_some(buffer, received);
  }
}

void Connection::say_continue() {
  static constexpr std::string_view words = "HTTP/1.1 100 Continue\r\n\r\n";
  const auto written = [self = shared_from_this()](const error_code& error, std::size_t) {
    if (self->phase_ == Phase::Closed) return;
    if (error) return self->close();
    self->go_on();
  };
  const auto buffer = asio::buffer(words.data(), words.size());
  if (tls_) {
    asio::async_write(*tls_, buffer, written);
  } else {
    asio::async_write(socket_, buffer, written);
  }
}

void Connection::ask() {
  enter(Phase::Answering, surroundings_.limits.answer);
  ++question_;
  auto request = reader_.take();
  request.peer = peer_;
  method_ = request.method;
  try {
    surroundings_.ask(std::move(request), {number_, question_});
  } catch (const std::exception&) {
    answer(question_, {.status = our_fault});
  }
}

void Connection::answer(std::uint64_t question, const Response& response) {
  if (phase_ != Phase::Answering || question != question_) return;
  send(response, reader_.keeps_alive() ? Connected::KeepAlive : Connected::Close);
}

void Connection::send(const Response& response, Connected then) {
  enter(Phase::Writing, surroundings_.limits.answer);
  out_ = answer_text(response, method_, then);
  const auto written = [self = shared_from_this(), then](const error_code& error, std::size_t) {
    if (self->phase_ == Phase::Closed) return;
    if (error) return self->close();
    if (then == Connected::Close) return self->leave();
    self->begin_request();
  };
  if (tls_) {
    asio::async_write(*tls_, asio::buffer(out_), written);
  } else {
    asio::async_write(socket_, asio::buffer(out_), written);
  }
}

void Connection::leave() {
  enter(Phase::Leaving, leave_taking);
  if (!tls_) return drain();
  // Its error says no more than that the peer had other things to say.
  tls_->async_shutdown([self = shared_from_this()](const error_code&) {
    if (self->phase_ != Phase::Closed) self->drain();
  });
}

void Connection::drain() {
  error_code gone;
  (void)socket_.shutdown(Socket::shutdown_send, gone);
  if (gone) return close();
  out_.resize(forgotten_bytes);
  socket_.async_read_some(asio::buffer(out_),
                          [self = shared_from_this()](const error_code& error, std::size_t) {
                            if (self->phase_ == Phase::Closed) return;
                            if (error) return self->close();
                            self->drain();
                          });
}

void Connection::close() {
  if (phase_ == Phase::Closed) return;
  phase_ = Phase::Closed;
  deadline_.cancel();
  error_code ignored;
  (void)socket_.close(ignored);
  surroundings_.ended(number_);
}

void Connection::enter(Phase phase, std::chrono::milliseconds time) {
  phase_ = phase;
  deadline_.expires_after(time);
  deadline_.async_wait([self = shared_from_this()](const error_code& error) {
    // A deadline may have been moved when its handler was already on its way.
    const bool is_moved = self->deadline_.expiry() > std::chrono::steady_clock::now();
    if (!error && !is_moved && self->phase_ != Phase::Closed) self->expired();
  });
}

void Connection::expired() {
  if (phase_ == Phase::Answering) return send({.status = no_answer}, Connected::Close);
  close();
}

}  // namespace server::http
