using System.Runtime.InteropServices;
using Instrument.Generated;
using Instrument.Rows;
using Instrument.Testing;
using Xunit.Abstractions;

namespace Instrument.Runtime.Tests.Rows;

public sealed class RowBufferStressTests(ITestOutputHelper output)
{
    private const int Threads = 8;
    private const int RowsPerThread = 20_000;

    [Fact]
    public void Rows_of_eight_threads_through_a_tiny_ring_come_out_once_whole_and_in_each_threads_order()
    {
        using AutoResetEvent wake = new(initialState: false);
        using RowBuffer rows = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(4096)), wake, TimeSpan.FromMinutes(2));
        int seed = Seed.Random(output).Next();
        // Half of the threads write rows with a schema of their own, which becomes known in the middle of everything.
        MetricSchema?[] schemas = [.. Enumerable.Range(0, Threads).Select(Schema)];
        Thread[] producers = [.. Enumerable.Range(0, Threads).Select(thread => new Thread(() => Produce(rows, schemas[thread], thread, seed)))];
        foreach (Thread producer in producers)
            producer.Start();

        long[] next = new long[Threads];
        for (long read = 0; read < (long)Threads * RowsPerThread;)
        {
            while (rows.TryRead(out RowView row))
            {
                int thread = (int)row.Header.Stamp;
                Assert.Equal(next[thread]++, row.Header.Step);
                Assert.Same(schemas[thread], row.Schema);
                CheckPayload(row);
                // Single rows and batches are given back, as the log thread does.
                if (++read % 7 == 0)
                    rows.Release(rows.ReadPosition, 0);
            }
            rows.Release(rows.ReadPosition, 0);
            wake.WaitOne(1);
        }

        foreach (Thread producer in producers)
            producer.Join();
        Assert.All(next, count => Assert.Equal(RowsPerThread, count));
        Assert.False(rows.TryRead(out _));
        output.WriteLine($"{rows.Waits} waits");
    }

    [Fact]
    public void A_row_is_in_the_ring_exactly_if_its_call_said_so_whenever_the_buffer_is_closed()
    {
        const int Rounds = 400;
        int seed = Seed.Random(output).Next();
        using AutoResetEvent wake = new(initialState: false);
        for (int round = 0; round < Rounds; round++)
        {
            using RowBuffer rows = RowBuffer.Create(RowMemory.Allocate(RowBufferLayout.BytesFor(4096)), wake, TimeSpan.FromMinutes(2));
            // This thread becomes the owner of the lock, and loses it in the middle of the work of all.
            Assert.Equal(RowAppendResult.Kept, rows.Append(null, 0, -1, RowCommit.Default, []));
            long[] kept = new long[4];
            RowAppendResult[] last = new RowAppendResult[kept.Length];
            Thread[] producers = [.. Enumerable.Range(0, kept.Length).Select(thread => new Thread(() =>
            {
                while ((last[thread] = rows.Append(null, thread, kept[thread], RowCommit.Default, new byte[64])) == RowAppendResult.Kept)
                    kept[thread]++;
            }))];
            Array.ForEach(producers, producer => producer.Start());

            long[] next = new long[kept.Length];
            int reads = new Random(seed + round).Next(300);
            for (int read = 0; read < reads; read++)
            {
                if (rows.TryRead(out RowView row))
                    Count(row, next);
                rows.Release(rows.ReadPosition, 0);
            }
            rows.Close();
            Array.ForEach(producers, producer => producer.Join());

            while (rows.TryRead(out RowView row))
                Count(row, next);
            Assert.All(last, result => Assert.Equal(RowAppendResult.Closed, result));
            Assert.Equal(kept, next);
        }
    }

    private static void Count(in RowView row, long[] next)
    {
        if (row.Header.Step >= 0)
            Assert.Equal(next[(int)row.Header.Stamp]++, row.Header.Step);
    }

    private static MetricSchema? Schema(int thread) =>
        thread % 2 == 0 ? null : new MetricSchema($"Thread{thread}", new MetricField("value", MetricKind.Double));

    private static void Produce(RowBuffer rows, MetricSchema? schema, int thread, int seed)
    {
        Random random = new(seed + thread);
        Span<ulong> words = stackalloc ulong[24];
        for (int number = 0; number < RowsPerThread; number++)
        {
            int count = random.Next(words.Length + 1);
            words[..count].Fill(Word(thread, number));
            RowAppendResult result = rows.Append(schema, thread, number, RowCommit.Default, MemoryMarshal.AsBytes(words[..count]));
            if (result != RowAppendResult.Kept)
                throw new InvalidOperationException($"Row {number} of thread {thread}: {result}");
        }
    }

    private static void CheckPayload(in RowView row)
    {
        ulong expected = Word((int)row.Header.Stamp, row.Header.Step);
        if (MemoryMarshal.Cast<byte, ulong>(row.Payload).ContainsAnyExcept(expected))
            Assert.Fail($"Row {row.Header.Step} of thread {row.Header.Stamp} holds other bytes.");
    }

    private static ulong Word(int thread, long number) => ((ulong)thread << 56) | ((ulong)number + 1) * 0x9E37_79B9;
}
