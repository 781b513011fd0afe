using System.Net;
using Instrument.Testing.Tests.Clients;
using Xunit.Abstractions;
using static Instrument.Testing.Tests.Clients.RunRequests;

namespace Instrument.Testing.Tests.Faults;

/// <summary>Which requests meet which faults.</summary>
public sealed class FaultPlanTests(ITestOutputHelper output) : ServerTest
{
    [Fact]
    public async Task A_rule_lets_some_through_and_then_hits_some()
    {
        FaultRule rule = Server.Faults.Add(FakeRoute.GraphQL, Fault.Status(500), times: 2, skip: 1);

        Assert.Equal([200, 500, 500, 200], await StatusesAsync(4));
        Assert.Equal(2, rule.Hits);
    }

    [Fact]
    public async Task A_rule_without_a_number_hits_until_it_is_lifted()
    {
        FaultRule rule = Server.Faults.Add("Viewer", Fault.Status(503), times: null);
        Assert.Equal([503, 503, 503], await StatusesAsync(3));

        rule.Lift();

        Assert.True(rule.IsLifted);
        Assert.Equal([200], await StatusesAsync(1));
    }

    [Fact]
    public async Task The_first_rule_that_fits_counts()
    {
        Server.Faults.Add(FakeRoute.GraphQL, Fault.Status(500));
        Server.Faults.Add(FakeRoute.GraphQL, Fault.Status(502));

        Assert.Equal([500, 502, 200], await StatusesAsync(3));
    }

    [Fact]
    public async Task A_rule_is_for_one_operation_only()
    {
        Server.Faults.Add("UpsertBucket", Fault.Status(500));

        Assert.Equal([200], await StatusesAsync(1));
        Assert.Equal(HttpStatusCode.InternalServerError, (await Client.GraphQLAsync(Documents.UpsertBucket, Variables())).Status);
    }

    [Fact]
    public async Task A_condition_sees_the_body()
    {
        await Client.CreateRunAsync();
        Server.Faults.Add(new FaultRule { When = request => request.Body?["complete"] is not null, Fault = Fault.Status(500) });

        (await Client.FileStreamAsync(Run, "{}")).MustSucceed();

        Assert.Equal(HttpStatusCode.InternalServerError, (await Client.FileStreamAsync(Run, """{"complete":true,"exitcode":0}""")).Status);
    }

    [Fact]
    public async Task A_condition_that_throws_is_shown_to_the_test()
    {
        Server.Faults.Add(new FaultRule { When = _ => throw new FormatException("mistake"), Fault = Fault.Status(500) });

        await Assert.ThrowsAsync<HttpRequestException>(() => Client.GraphQLAsync(Documents.Viewer));
        await Server.Requests.WaitUntilAsync(requests => requests[0].IsEnded);

        AssertViolation(ViolationKind.Internal, "mistake");
    }

    [Fact]
    public async Task Clearing_lifts_everything()
    {
        Server.Faults.Add(FakeRoute.GraphQL, Fault.Status(500), times: null);
        Server.Faults.StartRandom(new RandomFaults { Seed = 1, Probability = 1, Faults = [Fault.Status(502)], MostInARow = 100 });
        Assert.Equal([500, 500], await StatusesAsync(2));

        Server.Faults.Clear();

        Assert.Equal([200, 200], await StatusesAsync(2));
    }

    [Fact]
    public async Task Chance_is_the_same_for_the_same_seed()
    {
        int seed = Seed.Random(output).Next();
        RandomFaults faults = new() { Seed = seed, Probability = 0.5, Faults = [Fault.Status(500), Fault.Status(502)] };
        Server.Faults.StartRandom(faults);
        IReadOnlyList<int> first = await StatusesAsync(60);
        Server.Faults.StartRandom(faults);
        IReadOnlyList<int> second = await StatusesAsync(60);

        Assert.Equal(first, second);
        Assert.Equal([200, 500, 502], first.Distinct().Order());
    }

    [Fact]
    public async Task Chance_does_not_hit_for_ever()
    {
        Server.Faults.StartRandom(new RandomFaults { Seed = 1, Probability = 1, Faults = [Fault.Status(500)], MostInARow = 2 });

        Assert.Equal([500, 500, 200, 500, 500, 200], await StatusesAsync(6));

        Server.Faults.StopRandom();
        Assert.Equal([200, 200, 200], await StatusesAsync(3));
    }

    [Fact]
    public async Task Chance_hits_only_the_routes_it_is_for()
    {
        Server.Faults.StartRandom(new RandomFaults { Seed = 1, Probability = 1, Routes = [FakeRoute.Upload], Faults = [Fault.Status(500)] });

        Assert.Equal([200, 200], await StatusesAsync(2));
    }

    [Fact]
    public async Task A_client_that_tries_again_gets_over_all_default_faults()
    {
        int seed = Seed.Random(output).Next();
        await Client.CreateRunAsync();
        Server.Faults.StartRandom(new RandomFaults { Seed = seed, Probability = 0.6 });

        for (int row = 0; row < 50; row++)
        {
            while (!await SucceedsAsync(Rows(row, 1)))
            {
            }
        }

        Assert.Equal(Enumerable.Range(0, 50), Server.Run("run1").History.Select(line => (int)line.Step!));
        Assert.Empty(Server.Violations);
        Assert.Contains(Server.Requests, request => request.Fault is not null);
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void A_probability_is_between_0_and_1(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Server.Faults.StartRandom(new RandomFaults { Seed = 1, Probability = probability }));

    private async Task<bool> SucceedsAsync(string body)
    {
        try
        {
            return (await Client.FileStreamAsync(Run, body)).Status == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<int>> StatusesAsync(int count)
    {
        List<int> statuses = [];
        for (int request = 0; request < count; request++)
            statuses.Add((int)(await Client.GraphQLAsync(Documents.Viewer)).Status);
        return statuses;
    }
}
