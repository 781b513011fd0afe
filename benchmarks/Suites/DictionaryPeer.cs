using System.Text.Json;
using Instrument.Benchmarks.Subjects;

namespace Instrument.Benchmarks.Suites;

/// <summary>Peer: what a logging call with a dictionary does.</summary>
internal static class DictionaryPeer
{
    public static byte[] ToJson(Row8 row) =>
        JsonSerializer.SerializeToUtf8Bytes(ToDictionary(row), PeerJson.Default.DictionaryStringDouble);

    public static Dictionary<string, double> ToDictionary(Row8 row) => new()
    {
        ["train/loss"] = row.Loss,
        ["train/accuracy"] = row.Accuracy,
        ["train/perplexity"] = row.Perplexity,
        ["train/grad_norm"] = row.GradientNorm,
        ["optimizer/learning_rate"] = row.LearningRate,
        ["optimizer/momentum"] = row.Momentum,
        ["speed/tokens_per_second"] = row.TokensPerSecond,
        ["speed/seconds_per_step"] = row.SecondsPerStep,
    };
}
