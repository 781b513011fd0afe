namespace Instrument.Testing.Faults;

/// <summary>Draws faults for the requests of each route; a route of its own sequence, so that other routes do not disturb it.</summary>
internal sealed class RandomFaultSource(RandomFaults settings)
{
    private readonly Dictionary<FakeRoute, Sequence> _sequences = settings.Routes.Distinct().ToDictionary(
        route => route, route => new Sequence(new Random(HashCodeOf(settings.Seed, route))));

    // Called under the lock of the plan.
    public Fault? Next(FakeRoute route)
    {
        if (!_sequences.TryGetValue(route, out Sequence? sequence) || settings.Faults.Count == 0)
            return null;
        bool hits = sequence.Random.NextDouble() < settings.Probability;
        Fault fault = settings.Faults[sequence.Random.Next(settings.Faults.Count)];
        if (!hits || sequence.InARow >= settings.MostInARow)
        {
            sequence.InARow = 0;
            return null;
        }
        sequence.InARow++;
        return fault;
    }

    // HashCode would differ from process to process.
    private static int HashCodeOf(int seed, FakeRoute route) => unchecked((seed * 397) ^ (int)route);

    private sealed class Sequence(Random random)
    {
        public Random Random { get; } = random;

        public int InARow { get; set; }
    }
}
