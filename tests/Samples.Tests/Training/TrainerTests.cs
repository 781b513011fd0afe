using CharModel.Model;
using CharModel.Training;

namespace Instrument.Samples.Tests.Training;

public sealed class TrainerTests
{
    [Fact]
    public void The_same_seed_gives_the_same_run_to_the_last_bit_whatever_the_number_of_workers()
    {
        StepResult[] alone = Train(seed: 7, workers: 1);

        Assert.Equal(alone, Train(seed: 7, workers: 1));
        Assert.Equal(alone, Train(seed: 7, workers: 3));
    }

    [Fact]
    public void Another_seed_gives_another_run() =>
        Assert.NotEqual(Train(seed: 7, workers: 2).Select(r => r.Loss), Train(seed: 8, workers: 2).Select(r => r.Loss));

    [Fact]
    public void The_loss_falls_on_text_the_model_learns_from_and_on_text_it_does_not()
    {
        using var trainer = new Trainer(SmallCorpus.Config, SmallCorpus.Build(), workers: 2);
        Score before = trainer.Validate();
        double first = trainer.Step().Loss;
        StepResult last = default;
        for (int step = 2; step <= SmallCorpus.Config.Steps; step++)
            last = trainer.Step();
        Score after = trainer.Validate();

        Assert.InRange(first, 2.5, 4);
        Assert.InRange(last.Loss, 0, 0.8);
        Assert.InRange(before.Loss, 2.5, 4);
        Assert.InRange(after.Loss, 0, 0.8);
        Assert.InRange(after.Accuracy, 0.7, 1);
    }

    [Fact]
    public void Validation_does_not_change_the_model()
    {
        using var trainer = new Trainer(SmallCorpus.Config, SmallCorpus.Build(), workers: 2);

        Assert.Equal(trainer.Validate(), trainer.Validate());
    }

    [Fact]
    public void The_epoch_counts_examples_as_a_share_of_the_training_text()
    {
        using var trainer = new Trainer(SmallCorpus.Config, SmallCorpus.Build(), workers: 1);
        trainer.Step();

        Assert.Equal(2.0 * SmallCorpus.Config.BatchSize / SmallCorpus.Build().Training.Length, trainer.Step().Epoch, 1e-12);
    }

    [Fact]
    public void A_step_allocates_nothing()
    {
        using var trainer = new Trainer(SmallCorpus.Config, SmallCorpus.Build(), workers: 1);
        for (int i = 0; i < 3; i++)
            trainer.Step();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++)
            trainer.Step();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void The_model_writes_as_many_characters_as_asked_for()
    {
        using var trainer = new Trainer(SmallCorpus.Config, SmallCorpus.Build(), workers: 1);

        string text = trainer.Write(length: 50, temperature: 0.8f);

        Assert.Equal(50, text.Length);
        Assert.DoesNotContain('\uFFFD', text);
    }

    private static StepResult[] Train(int seed, int workers)
    {
        using var trainer = new Trainer(SmallCorpus.Config with { RandomSeed = seed }, SmallCorpus.Build(), workers);
        return Enumerable.Range(0, 30).Select(_ => trainer.Step()).ToArray();
    }
}
