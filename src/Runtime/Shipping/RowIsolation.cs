using System.Text.Json;
using Instrument.Http;
using Instrument.Shipping.Documents;
using Microsoft.Extensions.Logging;

namespace Instrument.Shipping;

/// <summary>
/// Takes a request apart whose rows the server refuses: halves it until the rows are found that it does not take, sets these aside in a file,
/// and sends the others. Lines stay without a gap, because a refused row gets no number. Owned by the shipper's task.
/// </summary>
internal sealed class RowIsolation(string logPath, ShipSender sender, HistoryCursor cursor, Func<FileStreamBody> newBody, ILogger logger)
{
    // After so many single rows refused one after the other it is not the rows that the server dislikes.
    private const int MaxRefusalsInARow = 20;

    private readonly RefusedRowFile _file = new(logPath);
    private int _refusalsInARow;
    private bool _warned;

    /// <summary>Rows that were set aside.</summary>
    public long SetAside { get; private set; }

    /// <summary>Sends the rows of a refused request.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="refusal">Why the request was refused.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <returns>Why the run cannot be sent any further; <see langword="null"/> if all rows are dealt with.</returns>
    public async Task<ApiFailure?> SendAsync(IReadOnlyList<BatchRow> rows, ApiFailure refusal, CancellationToken cancellation)
    {
        using LogFollower log = LogFollower.Open(logPath);
        using FileStreamBody body = newBody();
        long line = rows[0].Line;
        Stack<Range> parts = new([.. rows.Count == 1 ? [] : Halves(0..rows.Count)]);
        if (rows.Count == 1 && Refuse(log, body, rows[0], line, refusal) is { } alone)
            return alone;
        while (parts.TryPop(out Range part))
        {
            (int start, int count) = part.GetOffsetAndLength(rows.Count);
            long calls = Compose(log, body, rows, start, count, line);
            ApiFailure? failure = await sender.PostAsync(body, cancellation).ConfigureAwait(false);
            if (failure is null)
            {
                _refusalsInARow = 0;
                line += count;
                sender.Accept(count, calls, 0);
            }
            else if (!ShipSender.IsContentRefused(failure))
            {
                return failure;
            }
            else if (count > 1)
            {
                foreach (Range half in Halves(part))
                    parts.Push(half);
            }
            else if (Refuse(log, body, rows[start], line, failure) is { } fatal)
            {
                return fatal;
            }
        }
        cursor.GoBack(cursor.Place, line);
        return null;
    }

    /// <summary>Notes a row that was not sent, because it is longer than any line that the server takes.</summary>
    /// <param name="place">Its place among the log's history records.</param>
    public void NoteTooLong(long place) => Note(place, "The row is longer than any line that W&B takes.", null);

    private void Note(long place, string reason, string? line)
    {
        string? error = _file.Append(place, reason, line);
        if (_warned)
            return;
        _warned = true;
        ShipMessages.RowRefused(logger, reason, error is null ? _file.Path : $"the log only ({error})");
    }

    // The second half first: the stack gives the first one back first.
    private static Range[] Halves(Range part)
    {
        int middle = (part.Start.Value + part.End.Value + 1) / 2;
        return [middle..part.End.Value, part.Start.Value..middle];
    }

    private static long Compose(LogFollower log, FileStreamBody body, IReadOnlyList<BatchRow> rows, int start, int count, long line)
    {
        body.Clear();
        long calls = 0;
        for (int i = 0; i < count; i++)
        {
            ReadOnlyMemory<byte> record = Read(log, rows[start + i]);
            RecordPeek peek = RecordPeek.Of(record.Span);
            // The row was in a request before, so it is readable and fits.
            body.TryAddHistory(line + i, record.Span.Slice(peek.Start, peek.Length));
            calls += peek.Rows;
        }
        return calls;
    }

    private static ReadOnlyMemory<byte> Read(LogFollower log, BatchRow row)
    {
        log.SeekTo(row.Offset);
        return log.TryRead(out ReadOnlyMemory<byte> record, out _)
            ? record
            : throw new IOException("A record of the log that was read before cannot be read any more.");
    }

    private ApiFailure? Refuse(LogFollower log, FileStreamBody body, BatchRow row, long line, ApiFailure refusal)
    {
        if (++_refusalsInARow > MaxRefusalsInARow)
            return refusal;
        Compose(log, body, [row], 0, 1, line);
        cursor.Refuse(row.Place);
        SetAside++;
        Note(row.Place, refusal.Message, LineOf(body));
        return null;
    }

    private static string LineOf(FileStreamBody body)
    {
        using JsonDocument request = JsonDocument.Parse(body.Finish());
        return request.RootElement.GetProperty("files").GetProperty("wandb-history.jsonl").GetProperty("content")[0].GetString()!;
    }
}
