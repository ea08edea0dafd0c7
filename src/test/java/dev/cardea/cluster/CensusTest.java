package dev.cardea.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardea.core.NodeId;
import dev.cardea.core.NodeState;
import dev.cardea.core.Nodes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Who has to be waited for (decision 19, R5 and R6).
class CensusTest {

    private static final NodeId SELF = new NodeId(1);
    private static final NodeId OTHER = new NodeId(2);
    private static final long NOBODY = Long.MAX_VALUE;

    private final HandClocks hand = new HandClocks();
    private final Board board = new Board();
    private final Census census = new Census(board, hand.clocks());

    @Test
    void whoIsAloneWaitsForNobody() {
        board.set(SELF, 4, 0);

        assertThat(applied()).isEqualTo(NOBODY);
    }

    @Test
    void theOthersAreWaitedFor() {
        board.set(SELF, 4, 0);
        board.set(OTHER, 9, 12);
        board.set(new NodeId(3), 1, 11);

        assertThat(applied()).isEqualTo(11);
    }

    @Test
    void aCounterThatStandsStillForLongEnoughIsGone() {
        board.set(OTHER, 9, 12);
        assertThat(applied()).isEqualTo(12);
        hand.pass(2_499);
        assertThat(applied()).isEqualTo(12);

        hand.pass(1);
        assertThat(applied()).isEqualTo(NOBODY);
    }

    @Test
    void aLookThatTakesLongDoesNotMakeItLonger() {
        board.takes = 1_000;
        board.set(OTHER, 9, 12);
        applied();
        hand.pass(1_000);
        assertThat(applied()).isEqualTo(12);
        hand.pass(499);
        assertThat(applied()).as("2.5 s less 1 ms between the looks").isEqualTo(12);
    }

    @Test
    void aCounterThatMovesIsAliveAgain() {
        board.set(OTHER, 9, 12);
        applied();
        hand.pass(3_000);
        board.set(OTHER, 10, 12);
        assertThat(applied()).isEqualTo(12);
        hand.pass(2_000);
        assertThat(applied()).isEqualTo(12);
    }

    @Test
    void aCounterThatFallsHasMovedToo() {
        board.set(OTHER, 9, 12);
        applied();
        hand.pass(3_000);
        board.set(OTHER, 8, 12);

        assertThat(applied()).isEqualTo(12);
    }

    @Test
    void whatWasSeenThroughAnotherConnectionCountsForNothing() {
        board.set(OTHER, 9, 12);
        applied();
        hand.pass(3_000);

        assertThat(new Census(board, hand.clocks()).applied(SELF::equals)).isEqualTo(12);
    }

    private long applied() {
        return census.applied(SELF::equals);
    }

    private final class Board implements Nodes {

        private final List<NodeState> states = new ArrayList<>();
        private long takes;

        void set(NodeId node, long renewals, long applied) {
            states.removeIf(state -> state.id().equals(node));
            states.add(new NodeState(node, "a node", renewals, applied, Instant.EPOCH, Duration.ZERO));
        }

        @Override
        public List<NodeState> all() {
            hand.pass(takes);
            return List.copyOf(states);
        }

        @Override
        public NodeId join(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean renew(NodeId node) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void tell(NodeId node, long applied) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void leave(NodeId node) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int removeSilent(Duration silence) {
            throw new UnsupportedOperationException();
        }
    }
}
